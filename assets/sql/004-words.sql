/* Small words the procedures are written in. Nobody is granted them. */

/* ISO 8601, UTC, to the millisecond: 2026-11-25T09:30:00.000Z. */
CREATE FUNCTION keydesk.utc_now() RETURNS varchar(24) AS
BEGIN
  RETURN
    REPLACE(CONVERT(varchar(23), CONVERT(datetime2(3), SYSUTCDATETIME()), 121), ' ', 'T') + 'Z';
END
GO

/* So many seconds before that, in the same form. */
CREATE FUNCTION keydesk.utc_before(@seconds int) RETURNS varchar(24) AS
BEGIN
  RETURN REPLACE(CONVERT(varchar(23), DATEADD(SECOND, -@seconds, CONVERT(datetime2(3),
    REPLACE(REPLACE(keydesk.utc_now(), 'T', ' '), 'Z', ''), 121)), 121), ' ', 'T') + 'Z';
END
GO

/* The role somebody acts in: admin before user before reports; empty for whoever is in none of the
   three. */
CREATE FUNCTION keydesk.acting_role() RETURNS nvarchar(10) AS
BEGIN
  RETURN CASE
    WHEN IS_MEMBER(N'keydesk_admin') = 1 THEN N'admin'
    WHEN IS_MEMBER(N'keydesk_user') = 1 THEN N'user'
    WHEN IS_MEMBER(N'keydesk_reports') = 1 THEN N'reports'
    ELSE N'' END;
END
GO

/* A text as UTF-16LE, which is how SQL Server keeps nvarchar anyway. Another server that speaks its
   protocol may keep it otherwise, and gets it converted a character at a time. */
CREATE FUNCTION keydesk.utf16(@text nvarchar(max)) RETURNS varbinary(max) AS
BEGIN
  DECLARE @bytes varbinary(max), @at int, @code int, @unit int;
  IF CONVERT(varbinary(8), NCHAR(8364)) = 0xAC20 RETURN CONVERT(varbinary(max), @text);
  SET @bytes = 0x;
  SET @at = 1;
  WHILE @at < LEN(@text + N'.')
  BEGIN
    SET @code = UNICODE(SUBSTRING(@text, @at, 1));
    IF @code > 65535
    BEGIN
      SET @unit = 55296 + (@code - 65536) / 1024;
      SET @bytes = @bytes + CONVERT(binary(1), @unit % 256) + CONVERT(binary(1), @unit / 256);
      SET @code = 56320 + (@code - 65536) % 1024;
    END;
    SET @bytes = @bytes + CONVERT(binary(1), @code % 256) + CONVERT(binary(1), @code / 256);
    SET @at = @at + 1;
  END;
  RETURN @bytes;
END
GO

/* One field of an entry's canonical form: its length in UTF-16 code units, a colon, the text, a
   line feed. */
CREATE FUNCTION keydesk.canonical_field(@value nvarchar(max)) RETURNS varbinary(max) AS
BEGIN
  DECLARE @bytes varbinary(max);
  SET @bytes = keydesk.utf16(@value);
  RETURN keydesk.utf16(CONVERT(nvarchar(20), DATALENGTH(@bytes) / 2) + N':') + @bytes + 0x0A00;
END
GO

/* SHA-256 in lower-case hexadecimal. */
CREATE FUNCTION keydesk.sha256(@bytes varbinary(max)) RETURNS varchar(64) AS
BEGIN
  DECLARE @hash varbinary(32), @hex varchar(64), @at int, @byte int;
  SET @hash = HASHBYTES('SHA2_256', @bytes);
  SET @hex = '';
  SET @at = 1;
  WHILE @at <= 32
  BEGIN
    SET @byte = CONVERT(int, SUBSTRING(@hash, @at, 1));
    SET @hex = @hex + SUBSTRING('0123456789abcdef', @byte / 16 + 1, 1)
      + SUBSTRING('0123456789abcdef', @byte % 16 + 1, 1);
    SET @at = @at + 1;
  END;
  RETURN @hex;
END
GO

/* How a domain is called in lists and in the audit log: by its NetBIOS name, and by its DNS name
   where another one has that NetBIOS name too. Of a domain that was only ever named without its
   DNS name, that is known when there is one domain it can be. namesakes: domains of this NetBIOS
   name whose DNS name is known. */
CREATE VIEW keydesk.named_domains AS
SELECT n.id, n.netbios, n.namesakes,
  CASE WHEN n.stored = n.netbios AND n.namesakes = 1
    THEN (SELECT k.dns_name FROM keydesk.domains k WHERE k.name = n.netbios
      AND k.dns_name <> k.name)
    ELSE n.stored END AS dns_name,
  CASE WHEN n.stored <> n.netbios AND n.namesakes > 1 THEN n.stored ELSE n.netbios END AS label
FROM (
  SELECT d.id, d.name AS netbios, d.dns_name AS stored, (SELECT COUNT(*) FROM keydesk.domains k
    WHERE k.name = d.name AND k.dns_name <> k.name) AS namesakes
  FROM keydesk.domains d
) n;
GO

/* Whether what somebody wrote names this domain. A NetBIOS name that stands for several domains
   names none. */
CREATE FUNCTION keydesk.is_domain(@written nvarchar(400), @domain_id int) RETURNS bit AS
BEGIN
  IF EXISTS (SELECT 1 FROM keydesk.named_domains n WHERE n.id = @domain_id
    AND ((n.netbios = @written AND n.namesakes < 2)
      OR (n.dns_name = @written AND n.dns_name <> n.netbios))) RETURN 1;
  RETURN 0;
END
GO

/* Whether an end user may be helped with a computer: one who is associated with it, or anybody
   where nobody is known. DOMAIN\name, with either name of the domain; a name@domain after the
   backslash has to be in both domains. */
CREATE FUNCTION keydesk.may_act_for(@end_user nvarchar(400), @computer_id int) RETURNS bit AS
BEGIN
  DECLARE @at int, @domain nvarchar(400), @suffix nvarchar(400), @name nvarchar(400);
  IF NOT EXISTS (SELECT 1 FROM keydesk.computer_users WHERE computer_id = @computer_id) RETURN 1;
  SET @at = CHARINDEX(N'\', @end_user);
  IF @at < 2 RETURN 0;
  SET @domain = SUBSTRING(@end_user, 1, @at - 1);
  SET @name = SUBSTRING(@end_user, @at + 1, 400);
  SET @suffix = @domain;
  SET @at = CHARINDEX(N'@', REVERSE(@name));
  IF @at > 0
  BEGIN
    SET @suffix = SUBSTRING(@name, LEN(@name) - @at + 2, 400);
    SET @name = SUBSTRING(@name, 1, LEN(@name) - @at);
  END;
  IF EXISTS (
    SELECT 1 FROM keydesk.computer_users u
    WHERE u.computer_id = @computer_id AND u.name = @name
      AND keydesk.is_domain(@domain, u.domain_id) = 1
      AND keydesk.is_domain(@suffix, u.domain_id) = 1
  ) RETURN 1;
  RETURN 0;
END
GO

/* Both names of the domains that people of a computer may be of, as far as they are known, as
   JSON: all domains that have the NetBIOS name of one of theirs. */
CREATE FUNCTION keydesk.domains_of_users(@computer_id int) RETURNS nvarchar(max) AS
BEGIN
  RETURN (SELECT k.name AS netbios, k.dns_name AS dns FROM keydesk.domains k
    WHERE k.dns_name <> k.name AND k.name IN (SELECT d.name FROM keydesk.computer_users u
      JOIN keydesk.domains d ON d.id = u.domain_id WHERE u.computer_id = @computer_id)
    ORDER BY k.dns_name FOR JSON PATH);
END
GO

/* A request id as consoles make them: a UUID of a version that exists. */
CREATE FUNCTION keydesk.is_request_id(@request_id nvarchar(100)) RETURNS bit AS
BEGIN
  IF LEN(@request_id + N'.') = 37 AND TRY_CONVERT(uniqueidentifier, @request_id) IS NOT NULL
    AND SUBSTRING(@request_id, 15, 1) IN (N'1', N'2', N'3', N'4', N'5', N'6', N'7', N'8')
    AND SUBSTRING(@request_id, 20, 1) IN (N'8', N'9', N'a', N'b', N'A', N'B') RETURN 1;
  RETURN 0;
END
GO

/* A protector as a list shows it: everything but its secrets. A newer one supersedes it only where
   both dates are known. */
CREATE VIEW keydesk.listed_protectors AS
SELECT
  p.id,
  p.key_id AS keyId,
  c.id AS computerId,
  d.label AS computerDomain,
  d.netbios AS computerNetbiosDomain,
  d.dns_name AS computerDnsDomain,
  c.name AS computerName,
  v.kind,
  v.drive_letter AS driveLetter,
  v.label,
  NULLIF(p.escrowed_at, '') AS escrowedAt,
  CASE WHEN p.disclosed_at IS NULL THEN 0 ELSE 1 END AS disclosed,
  CASE WHEN EXISTS (
    SELECT 1 FROM keydesk.protectors newer
    WHERE newer.volume_id = p.volume_id AND p.escrowed_at <> ''
      AND newer.escrowed_at > p.escrowed_at
  ) THEN 1 ELSE 0 END AS superseded,
  CASE WHEN p.key_package IS NULL THEN 0 ELSE 1 END AS hasKeyPackage
FROM keydesk.protectors p
JOIN keydesk.volumes v ON v.id = p.volume_id
JOIN keydesk.computers c ON c.id = v.computer_id
JOIN keydesk.named_domains d ON d.id = c.domain_id;
GO

/* People associated with computers, DOMAIN\name. */
CREATE VIEW keydesk.listed_users AS
SELECT u.computer_id AS computerId, d.label + N'\' + u.name AS account
FROM keydesk.computer_users u JOIN keydesk.named_domains d ON d.id = u.domain_id;
GO

/* What operators were handed. An intent counts until its outcome tells of both; one that failed does
   not. */
CREATE VIEW keydesk.counted_disclosures AS
SELECT e.sequence, e.[time], e.[operator]
FROM keydesk.audit_entries e
WHERE e.[action] = N'disclose' AND e.result <> N'failed'
  -- generated from src-main/domain/recovery/disclosure-limit.ts, secrets: do not edit
  AND e.key_type IN (N'recovery-key-password', N'key-package', N'tpm-password-hash')
  -- end of generated
  AND (e.result <> N'intended' OR NOT EXISTS (
    SELECT 1 FROM keydesk.audit_entries o
    WHERE o.request_id = e.request_id AND o.[action] = e.[action] AND o.result <> N'intended'
      AND o.sequence = (
      SELECT MIN(n.sequence) FROM keydesk.audit_entries n
      WHERE n.request_id = e.request_id AND n.[action] = e.[action] AND n.sequence > e.sequence)));
GO

/* Entries under the names the console has for their fields. */
CREATE VIEW keydesk.entries AS
-- generated from src-shared/audit/audit-entry.ts, names: do not edit
SELECT sequence, [time], [action], [source], result, failure, [operator], [role],
  end_user AS endUser, computer, key_type AS keyType, key_id AS keyId, reason, note, ticket, flag,
  workstation, request_id AS requestId, previous_hash AS previousHash, hash
-- end of generated
FROM keydesk.audit_entries;
GO
