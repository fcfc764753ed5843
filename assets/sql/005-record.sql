/* Writing the audit log. An entry's time, its operator and its place in the chain are the server's
   own; no client can name them. */

/* Numbers, times, chains and writes one entry, inside the transaction of whoever calls. Granted to
   nobody. */
CREATE PROCEDURE keydesk.append_in_transaction
  -- generated from src-shared/audit/audit-entry.ts, parameters to write: do not edit
  @action nvarchar(30), @source nvarchar(20), @result nvarchar(20), @failure nvarchar(60),
    @role nvarchar(10), @end_user nvarchar(400), @computer nvarchar(400), @key_type nvarchar(30),
    @key_id nvarchar(36), @reason nvarchar(40), @note nvarchar(500), @ticket nvarchar(60),
    @flag nvarchar(20), @workstation nvarchar(255), @request_id nvarchar(36),
  -- end of generated
  @sequence int OUTPUT, @time varchar(24) OUTPUT
AS
BEGIN
  SET NOCOUNT ON;
  DECLARE @operator nvarchar(400), @previous_hash nvarchar(64), @hash varchar(64),
    @form varbinary(max);

  /* First of all: from here on every other console waits until this transaction has ended. */
  UPDATE keydesk.audit_head SET sequence = sequence + 1 WHERE id = 1;
  SELECT @sequence = sequence, @previous_hash = hash FROM keydesk.audit_head WHERE id = 1;
  SET @time = keydesk.utc_now();
  /* Not SUSER_SNAME(): EXECUTE AS changes that one. */
  SET @operator = ORIGINAL_LOGIN();

  SET @form = keydesk.utf16(N'keydesk-audit-1' + NCHAR(10));
  -- generated from src-main/domain/audit/audit-chain.ts, canonical form: do not edit
  SET @form = @form + keydesk.canonical_field(@previous_hash);
  SET @form = @form + keydesk.canonical_field(CONVERT(nvarchar(20), @sequence));
  SET @form = @form + keydesk.canonical_field(@time);
  SET @form = @form + keydesk.canonical_field(@action);
  SET @form = @form + keydesk.canonical_field(@source);
  SET @form = @form + keydesk.canonical_field(@result);
  SET @form = @form + keydesk.canonical_field(@failure);
  SET @form = @form + keydesk.canonical_field(@operator);
  SET @form = @form + keydesk.canonical_field(@role);
  SET @form = @form + keydesk.canonical_field(@end_user);
  SET @form = @form + keydesk.canonical_field(@computer);
  SET @form = @form + keydesk.canonical_field(@key_type);
  SET @form = @form + keydesk.canonical_field(@key_id);
  SET @form = @form + keydesk.canonical_field(@reason);
  SET @form = @form + keydesk.canonical_field(@note);
  SET @form = @form + keydesk.canonical_field(@ticket);
  SET @form = @form + keydesk.canonical_field(@workstation);
  SET @form = @form + keydesk.canonical_field(@request_id);
  IF @flag <> N'' SET @form = @form + keydesk.canonical_field(N'flag');
  IF @flag <> N'' SET @form = @form + keydesk.canonical_field(@flag);
  -- end of generated
  SET @hash = keydesk.sha256(@form);
  IF @hash IS NULL THROW 51011, N'keydesk: an entry without one of its fields', 1;

  -- generated from src-shared/audit/audit-entry.ts, insertion: do not edit
  INSERT INTO keydesk.audit_entries (sequence, [time], [action], [source], result, failure,
    [operator], [role], end_user, computer, key_type, key_id, reason, note, ticket, flag,
    workstation, request_id, previous_hash, hash)
  VALUES (@sequence, @time, @action, @source, @result, @failure, @operator, @role, @end_user,
    @computer, @key_type, @key_id, @reason, @note, @ticket, @flag, @workstation, @request_id,
    @previous_hash, @hash);
  -- end of generated
  UPDATE keydesk.audit_head SET hash = @hash WHERE id = 1;
END
GO

/* Holds the limits on disclosures, inside the transaction that hands out one more. They are this
   store's, or the console's where those are lower. An admin may exceed them, once for each entry of
   the same request that says why. Granted to nobody. */
CREATE PROCEDURE keydesk.require_below_limits
  @role nvarchar(10), @flag nvarchar(20), @request_id nvarchar(50),
  @per_minute int, @per_hour int, @per_day int
AS
BEGIN
  SET NOCOUNT ON;
  DECLARE @id varchar(36), @minute int, @hour int, @day int, @last_minute int, @last_hour int,
    @last_day int, @since_minute varchar(24), @since_hour varchar(24), @since_day varchar(24);

  /* First of all: from here on every other console waits until this transaction has ended. */
  UPDATE keydesk.audit_head SET sequence = sequence WHERE id = 1;

  IF @flag = N'break-glass'
  BEGIN
    SET @id = CONVERT(varchar(36), @request_id);
    IF @role <> N'admin' OR NOT EXISTS (
        SELECT 1 FROM keydesk.audit_entries WHERE request_id = @id AND [action] = N'note'
          AND flag = N'break-glass' AND note <> N'' AND [operator] = ORIGINAL_LOGIN())
      OR EXISTS (
        SELECT 1 FROM keydesk.audit_entries WHERE request_id = @id AND [action] = N'disclose'
          AND flag = N'break-glass' AND result = N'successful' AND [operator] = ORIGINAL_LOGIN())
      THROW 51004, N'keydesk: beyond the limit goes an admin who has said why, once', 1;
    RETURN;
  END;

  SELECT @minute = per_minute, @hour = per_hour, @day = per_day
    FROM keydesk.disclosure_limits WHERE [role] = @role;
  IF @per_minute < @minute SET @minute = @per_minute;
  IF @per_hour < @hour SET @hour = @per_hour;
  IF @per_day < @day SET @day = @per_day;

  SET @since_minute = keydesk.utc_before(60);
  SET @since_hour = keydesk.utc_before(3600);
  SET @since_day = keydesk.utc_before(86400);
  SELECT @last_minute = COUNT(*) FROM keydesk.counted_disclosures
    WHERE [operator] = ORIGINAL_LOGIN() AND [time] > @since_minute;
  SELECT @last_hour = COUNT(*) FROM keydesk.counted_disclosures
    WHERE [operator] = ORIGINAL_LOGIN() AND [time] > @since_hour;
  SELECT @last_day = COUNT(*) FROM keydesk.counted_disclosures
    WHERE [operator] = ORIGINAL_LOGIN() AND [time] > @since_day;
  IF @minute IS NULL OR @last_minute >= @minute OR @last_hour >= @hour OR @last_day >= @day
    THROW 51006, N'keydesk: the limit on disclosures is reached', 1;
END
GO

/* What a console tells of: searches, copies, saves, sign-ins. A disclosure of what this store keeps
   is not told but done, by disclose_protector and disclose_tpm_owner. For a directory beside this
   store, which keeps no record, the console tells. */
CREATE PROCEDURE keydesk.append_entry
  -- generated from src-shared/audit/audit-entry.ts, parameters stated: do not edit
  @action nvarchar(30), @result nvarchar(20), @failure nvarchar(100), @role nvarchar(10),
    @end_user nvarchar(500), @computer nvarchar(500), @key_type nvarchar(30), @key_id nvarchar(50),
    @reason nvarchar(40), @note nvarchar(600), @ticket nvarchar(100), @flag nvarchar(20),
    @workstation nvarchar(300), @request_id nvarchar(50),
  -- end of generated
  @per_minute int = NULL, @per_hour int = NULL, @per_day int = NULL
AS
BEGIN
  SET NOCOUNT ON;
  SET XACT_ABORT ON;
  SET IMPLICIT_TRANSACTIONS OFF;
  DECLARE @sequence int, @time varchar(24), @acting nvarchar(10);

  /* In a transaction of its own a client could take the entry back, or keep everybody else
     waiting. */
  IF @@TRANCOUNT > 0 THROW 51010, N'keydesk: not inside a transaction', 1;

  SET @acting = keydesk.acting_role();
  IF @acting = N'' OR @role NOT IN (N'', N'admin', N'user', N'reports')
    OR (@role <> N'' AND ISNULL(IS_MEMBER(N'keydesk_' + @role), 0) = 0)
    THROW 51005, N'keydesk: your account is not in this role of the store', 1;
  -- generated from src-shared/audit/audit-report.ts, what readers of reports record: do not edit
  IF @acting = N'reports' AND @action NOT IN (N'sign-in', N'sign-out', N'lock', N'unlock',
    N'check-connection', N'configure', N'export', N'print', N'refusal')
  -- end of generated
    THROW 51005, N'keydesk: your account is not in a role that does this', 1;

  -- generated from src-shared/audit/audit-entry.ts, limits: do not edit
  IF @action NOT IN (N'sign-in', N'sign-out', N'lock', N'unlock', N'search', N'disclose',
    N'show-again', N'copy', N'save', N'save-key-package', N'note', N'caller-check',
    N'reset-lockout', N'request-rotation', N'see-new-key', N'check-connection', N'configure',
    N'export', N'print', N'refusal')
    OR @result NOT IN (N'intended', N'successful', N'failed')
    OR @key_type NOT IN (N'', N'recovery-key-id', N'recovery-key-password', N'key-package',
      N'tpm-password-hash')
    OR @reason NOT IN (N'', N'boot-order-changed', N'bios-changed', N'system-files-modified',
      N'lost-startup-key', N'lost-pin', N'tpm-reset', N'lost-passphrase', N'lost-smartcard',
      N'other', N'reset-pin-lockout', N'turn-on-tpm', N'turn-off-tpm', N'change-tpm-password',
      N'clear-tpm')
    OR @flag NOT IN (N'', N'break-glass', N'guessing')
    OR LEN(@failure + N'.') > 61 OR LEN(@end_user + N'.') > 401 OR LEN(@computer + N'.') > 401
      OR LEN(@key_id + N'.') > 37 OR LEN(@note + N'.') > 501 OR LEN(@ticket + N'.') > 61
      OR LEN(@workstation + N'.') > 256
  -- end of generated
    OR keydesk.is_request_id(@request_id) = 0
    THROW 51011, N'keydesk: this is no audit entry', 1;

  IF @action = N'disclose' AND @result <> N'failed' AND (
      EXISTS (SELECT 1 FROM keydesk.protectors WHERE key_id = CONVERT(varchar(36), UPPER(@key_id)))
      OR (@key_type = N'tpm-password-hash' AND EXISTS (
        SELECT 1 FROM keydesk.tpm_owners t JOIN keydesk.computers c ON c.id = t.computer_id
          JOIN keydesk.named_domains d ON d.id = c.domain_id
        WHERE @computer IN (d.label + N'\' + c.name, d.netbios + N'\' + c.name,
          d.dns_name + N'\' + c.name))))
    THROW 51012,
      N'keydesk: a disclosure of what this store keeps is recorded by the store itself', 1;

  BEGIN TRANSACTION;
  /* An outcome hands out what its intent was counted for. */
  IF @action = N'disclose' AND @result <> N'failed'
    -- generated from src-main/domain/recovery/disclosure-limit.ts, a secret: do not edit
    AND @key_type IN (N'recovery-key-password', N'key-package', N'tpm-password-hash')
    -- end of generated
    AND (@result = N'intended' OR NOT EXISTS (
      SELECT 1 FROM keydesk.audit_entries WHERE request_id = CONVERT(varchar(36), @request_id)
        AND [action] = N'disclose' AND result = N'intended' AND [operator] = ORIGINAL_LOGIN()))
    EXEC keydesk.require_below_limits @role, @flag, @request_id, @per_minute, @per_hour, @per_day;
  -- generated from src-shared/audit/audit-entry.ts, what is told: do not edit
  EXEC keydesk.append_in_transaction @action, N'helpdesk', @result, @failure, @role, @end_user,
    @computer, @key_type, @key_id, @reason, @note, @ticket, @flag, @workstation, @request_id,
    @sequence OUTPUT, @time OUTPUT;
  -- end of generated
  COMMIT TRANSACTION;

  SELECT * FROM keydesk.entries WHERE sequence = @sequence;
END
GO
