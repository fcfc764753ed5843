/* TPM owner passwords, by the same rules. */

/* Computers whose name begins with @start, by name; a row for each person associated with one. */
CREATE PROCEDURE keydesk.computers_named @start nvarchar(255), @limit int AS
BEGIN
  SET NOCOUNT ON;
  DECLARE @pattern nvarchar(1100);
  SET @pattern = REPLACE(REPLACE(REPLACE(REPLACE(@start, N'!', N'!!'), N'%', N'!%'), N'_', N'!_'),
    N'[', N'![') + N'%';
  SELECT found.*, keydesk.domains_of_users(found.computerId) AS domains, u.account FROM (
    SELECT TOP (@limit) c.id AS computerId, d.label AS domain, d.dns_name AS dnsDomain, c.name
    FROM keydesk.computers c JOIN keydesk.named_domains d ON d.id = c.domain_id
    WHERE c.name LIKE @pattern ESCAPE N'!' ORDER BY c.name, d.label
  ) found LEFT JOIN keydesk.listed_users u ON u.computerId = found.computerId
  ORDER BY found.name, found.domain, u.account;
END
GO

/* One computer, by the NetBIOS or DNS name of its domain; a row for each person associated with
   it. */
CREATE PROCEDURE keydesk.find_computer @domain nvarchar(255), @computer nvarchar(255) AS
BEGIN
  SET NOCOUNT ON;
  SELECT c.id AS computerId, d.label AS domain, d.dns_name AS dnsDomain, c.name,
    keydesk.domains_of_users(c.id) AS domains, u.account
  FROM keydesk.computers c JOIN keydesk.named_domains d ON d.id = c.domain_id
    LEFT JOIN keydesk.listed_users u ON u.computerId = c.id
  WHERE c.name = @computer AND (d.netbios = @domain OR d.dns_name = @domain)
  ORDER BY u.account;
END
GO

/* What is kept of one computer, newest first. Never a secret. */
CREATE PROCEDURE keydesk.tpm_owners_of @computer_id int AS
BEGIN
  SET NOCOUNT ON;
  SELECT t.id AS ownerId, t.recorded_at AS recordedAt FROM keydesk.tpm_owners t
    WHERE t.computer_id = @computer_id ORDER BY t.recorded_at DESC, t.id DESC;
END
GO

/* Hands out one TPM owner password. First the password and its computer, then a row for each person
   associated with it. */
CREATE PROCEDURE keydesk.disclose_tpm_owner
  @owner_id int,
  -- generated from src-shared/audit/audit-entry.ts, parameters stated of a disclosure: do not edit
  @end_user nvarchar(500), @reason nvarchar(40), @note nvarchar(600), @ticket nvarchar(100),
    @flag nvarchar(20), @workstation nvarchar(300), @request_id nvarchar(50),
  -- end of generated
  @per_minute int = NULL, @per_hour int = NULL, @per_day int = NULL
AS
BEGIN
  SET NOCOUNT ON;
  SET XACT_ABORT ON;
  SET IMPLICIT_TRANSACTIONS OFF;
  DECLARE @computer_id int, @computer nvarchar(400), @role nvarchar(10), @password varchar(100),
    @recorded_at varchar(24), @superseded int;
  DECLARE @sequence int, @time varchar(24);

  IF @@TRANCOUNT > 0 THROW 51010, N'keydesk: not inside a transaction', 1;

  SET @role = keydesk.acting_role();
  IF @role NOT IN (N'admin', N'user') THROW 51005, N'keydesk: your account may not disclose', 1;

  -- generated from src-shared/request/reason.ts, TPM: do not edit
  IF @reason NOT IN (N'reset-pin-lockout', N'turn-on-tpm', N'turn-off-tpm', N'change-tpm-password',
    N'clear-tpm', N'other')
  -- end of generated
    OR (@reason = N'other' AND LTRIM(@note) = N'')
    OR @flag NOT IN (N'', N'break-glass')
    OR (@role = N'user' AND CHARINDEX(N'\', @end_user) < 2)
    -- generated from src-shared/audit/audit-entry.ts, limits of a disclosure: do not edit
    OR LEN(@end_user + N'.') > 401 OR LEN(@note + N'.') > 501 OR LEN(@ticket + N'.') > 61
      OR LEN(@workstation + N'.') > 256
    -- end of generated
    OR keydesk.is_request_id(@request_id) = 0
    THROW 51004, N'keydesk: a field that is required is empty or wrong', 1;

  SELECT @computer_id = c.id, @computer = d.label + N'\' + c.name, @recorded_at = t.recorded_at
  FROM keydesk.tpm_owners t JOIN keydesk.computers c ON c.id = t.computer_id
    JOIN keydesk.named_domains d ON d.id = c.domain_id WHERE t.id = @owner_id;
  IF @computer_id IS NULL THROW 51002, N'keydesk: no such TPM owner password', 1;

  IF @role = N'user' AND keydesk.may_act_for(@end_user, @computer_id) = 0
  BEGIN
    BEGIN TRANSACTION;
    -- generated from src-shared/audit/audit-entry.ts, a refused TPM: do not edit
    EXEC keydesk.append_in_transaction N'disclose', N'helpdesk', N'failed',
      N'tpm.userNotAssociated', @role, @end_user, @computer, N'tpm-password-hash', N'', @reason,
      @note, @ticket, @flag, @workstation, @request_id, @sequence OUTPUT, @time OUTPUT;
    -- end of generated
    COMMIT TRANSACTION;
    THROW 51003, N'keydesk: this end user is not associated with the computer', 1;
  END;

  BEGIN TRANSACTION;
  EXEC keydesk.require_below_limits @role, @flag, @request_id, @per_minute, @per_hour, @per_day;
  -- generated from src-shared/audit/audit-entry.ts, a disclosed TPM: do not edit
  EXEC keydesk.append_in_transaction N'disclose', N'helpdesk', N'successful', N'', @role, @end_user,
    @computer, N'tpm-password-hash', N'', @reason, @note, @ticket, @flag, @workstation, @request_id,
    @sequence OUTPUT, @time OUTPUT;
  -- end of generated
  SELECT @password = owner_password FROM keydesk.tpm_owners WHERE id = @owner_id;
  COMMIT TRANSACTION;
  IF @@TRANCOUNT > 0 THROW 51010, N'keydesk: not inside a transaction', 1;

  SET @superseded = CASE WHEN EXISTS (
    SELECT 1 FROM keydesk.tpm_owners newer
    WHERE newer.computer_id = @computer_id AND (newer.recorded_at > @recorded_at
      OR (newer.recorded_at = @recorded_at AND newer.id > @owner_id))
  ) THEN 1 ELSE 0 END;
  SELECT @owner_id AS ownerId, @recorded_at AS recordedAt, @superseded AS superseded,
    @password AS ownerPassword, d.label AS domain,
    d.dns_name AS dnsDomain, c.name, keydesk.domains_of_users(c.id) AS domains
  FROM keydesk.computers c JOIN keydesk.named_domains d ON d.id = c.domain_id WHERE c.id = @computer_id;
  SELECT account FROM keydesk.listed_users WHERE computerId = @computer_id ORDER BY account;
END
GO
