/* Recovery passwords. What lists keys gives no secret; the one procedure that does, leaves its
   entry. */

/* Keys whose ID begins with @start, eight digits at least, newest first; a row for each person
   associated with the computer. */
CREATE PROCEDURE keydesk.find_protectors @start varchar(50), @limit int AS
BEGIN
  SET NOCOUNT ON;
  IF LEN(@start) < 8 OR LEN(@start) > 36 THROW 51011, N'keydesk: a key ID has 8 to 32 digits', 1;
  SELECT found.*, keydesk.domains_of_users(found.computerId) AS domains, u.account FROM (
    SELECT TOP (@limit) l.*, COUNT(*) OVER () AS total FROM keydesk.listed_protectors l
    WHERE l.keyId >= @start AND l.keyId < @start + 'G' ORDER BY l.escrowedAt DESC, l.keyId
  ) found LEFT JOIN keydesk.listed_users u ON u.computerId = found.computerId
  ORDER BY found.escrowedAt DESC, found.keyId, u.account;
END
GO

/* Keys of the computers of a name; in any domain when @domain is empty. */
CREATE PROCEDURE keydesk.protectors_of_computer @domain nvarchar(255), @computer nvarchar(255),
  @limit int AS
BEGIN
  SET NOCOUNT ON;
  SELECT found.*, keydesk.domains_of_users(found.computerId) AS domains, u.account FROM (
    SELECT TOP (@limit) l.*, COUNT(*) OVER () AS total FROM keydesk.listed_protectors l
    WHERE l.computerName = @computer AND (@domain = N''
      OR l.computerNetbiosDomain = @domain OR l.computerDnsDomain = @domain)
    ORDER BY l.escrowedAt DESC, l.keyId
  ) found LEFT JOIN keydesk.listed_users u ON u.computerId = found.computerId
  ORDER BY found.escrowedAt DESC, found.keyId, u.account;
END
GO

/* Keys of the computers a person is associated with, by either name of their domain. */
CREATE PROCEDURE keydesk.protectors_of_end_user @domain nvarchar(255), @user nvarchar(255),
  @limit int AS
BEGIN
  SET NOCOUNT ON;
  SELECT found.*, keydesk.domains_of_users(found.computerId) AS domains, u.account FROM (
    SELECT TOP (@limit) l.*, COUNT(*) OVER () AS total FROM keydesk.listed_protectors l
    WHERE l.computerId IN (
      SELECT cu.computer_id FROM keydesk.computer_users cu
        JOIN keydesk.named_domains d ON d.id = cu.domain_id
      WHERE (d.netbios = @domain OR d.dns_name = @domain) AND cu.name = @user)
    ORDER BY l.escrowedAt DESC, l.keyId
  ) found LEFT JOIN keydesk.listed_users u ON u.computerId = found.computerId
  ORDER BY found.escrowedAt DESC, found.keyId, u.account;
END
GO

/* Hands out one recovery password: its entry and its mark are one transaction, and the password
   leaves after the commit. First the key, then a row for each person associated with its computer.
   A refusal for the end user's sake leaves its own entry. */
CREATE PROCEDURE keydesk.disclose_protector
  @key_id varchar(50),
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
  DECLARE @id int, @computer_id int, @computer nvarchar(400), @role nvarchar(10),
    @was_disclosed int, @password varchar(100), @package varbinary(max);
  DECLARE @sequence int, @time varchar(24);

  /* In a transaction of its own a client could read the password and take the entry back. */
  IF @@TRANCOUNT > 0 THROW 51010, N'keydesk: not inside a transaction', 1;

  SET @role = keydesk.acting_role();
  IF @role NOT IN (N'admin', N'user') THROW 51005, N'keydesk: your account may not disclose', 1;

  -- generated from src-shared/request/reason.ts, drives: do not edit
  IF @reason NOT IN (N'boot-order-changed', N'bios-changed', N'system-files-modified',
    N'lost-startup-key', N'lost-pin', N'tpm-reset', N'lost-passphrase', N'lost-smartcard', N'other')
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

  SELECT @id = id, @computer_id = computerId, @computer = computerDomain + N'\' + computerName,
    @was_disclosed = disclosed
  FROM keydesk.listed_protectors WHERE keyId = @key_id;
  IF @id IS NULL THROW 51001, N'keydesk: no such recovery key', 1;

  IF @role = N'user' AND keydesk.may_act_for(@end_user, @computer_id) = 0
  BEGIN
    BEGIN TRANSACTION;
    -- generated from src-shared/audit/audit-entry.ts, a refused key: do not edit
    EXEC keydesk.append_in_transaction N'disclose', N'helpdesk', N'failed',
      N'recovery.userNotAssociated', @role, @end_user, @computer, N'recovery-key-password', @key_id,
      @reason, @note, @ticket, @flag, @workstation, @request_id, @sequence OUTPUT, @time OUTPUT;
    -- end of generated
    COMMIT TRANSACTION;
    THROW 51003, N'keydesk: this end user is not associated with the computer', 1;
  END;

  BEGIN TRANSACTION;
  EXEC keydesk.require_below_limits @role, @flag, @request_id, @per_minute, @per_hour, @per_day;
  -- generated from src-shared/audit/audit-entry.ts, a disclosed key: do not edit
  EXEC keydesk.append_in_transaction N'disclose', N'helpdesk', N'successful', N'', @role, @end_user,
    @computer, N'recovery-key-password', @key_id, @reason, @note, @ticket, @flag, @workstation,
    @request_id, @sequence OUTPUT, @time OUTPUT;
  -- end of generated
  UPDATE keydesk.protectors SET disclosed_at = @time, disclosed_by = ORIGINAL_LOGIN()
    WHERE id = @id AND disclosed_at IS NULL;
  SELECT @password = recovery_password, @package = key_package FROM keydesk.protectors
    WHERE id = @id;
  COMMIT TRANSACTION;
  IF @@TRANCOUNT > 0 THROW 51010, N'keydesk: not inside a transaction', 1;

  /* Its state as it was found: its own disclosure does not make it a disclosed one in the
     answer. */
  SELECT l.keyId, l.computerDomain, l.computerName, l.kind, l.driveLetter, l.label, l.escrowedAt,
    @was_disclosed AS disclosed, l.superseded,
    l.hasKeyPackage, @password AS recoveryPassword, @package AS keyPackage,
    keydesk.domains_of_users(l.computerId) AS domains
  FROM keydesk.listed_protectors l WHERE l.id = @id;
  SELECT account FROM keydesk.listed_users WHERE computerId = @computer_id ORDER BY account;
END
GO
