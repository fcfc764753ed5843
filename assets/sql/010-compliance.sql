/* How well computers are protected, by what they last reported. Written by whatever collects it; a
   computer without a row here is managed, and unknown. Never a secret. */

/* Codes are those of Keydesk's models; moments are ISO 8601, UTC, and empty until there was one. */
IF OBJECT_ID(N'keydesk.computer_compliance') IS NULL
BEGIN
  CREATE TABLE keydesk.computer_compliance (
    computer_id int NOT NULL CONSTRAINT computer_compliance_key PRIMARY KEY
      CONSTRAINT computer_compliance_computer REFERENCES keydesk.computers (id),
    computer_type varchar(20) NOT NULL CONSTRAINT computer_compliance_type_first DEFAULT 'unknown'
      CONSTRAINT computer_compliance_type
      -- generated from src-shared/compliance, computer_type: do not edit
      CHECK (computer_type IN ('portable', 'non-portable', 'unknown')),
      -- end of generated
    overall varchar(20) NOT NULL CONSTRAINT computer_compliance_overall_first DEFAULT 'unknown'
      CONSTRAINT computer_compliance_overall
      -- generated from src-shared/compliance, overall: do not edit
      CHECK (overall IN ('compliant', 'non-compliant', 'unknown')),
      -- end of generated
    os_drive varchar(20) NOT NULL CONSTRAINT computer_compliance_os_drive_first DEFAULT 'unknown'
      CONSTRAINT computer_compliance_os_drive
      -- generated from src-shared/compliance, os_drive: do not edit
      CHECK (os_drive IN ('compliant', 'non-compliant', 'unknown', 'not-applicable')),
      -- end of generated
    fixed_drives varchar(20) NOT NULL CONSTRAINT computer_compliance_fixed_drives_first
      DEFAULT 'unknown'
      CONSTRAINT computer_compliance_fixed_drives
      -- generated from src-shared/compliance, fixed_drives: do not edit
      CHECK (fixed_drives IN ('compliant', 'non-compliant', 'unknown', 'not-applicable')),
      -- end of generated
    /* NULL: never reported. */
    enforcement varchar(30) NULL
      CONSTRAINT computer_compliance_enforcement
      -- generated from src-shared/compliance, enforcement: do not edit
      CHECK (enforcement IN ('not-enforced', 'enforced', 'user-exempt', 'temporary-user-exempt')),
      -- end of generated
    machine_error varchar(30) NULL CONSTRAINT computer_compliance_error
      -- generated from src-shared/compliance, machine_error: do not edit
      CHECK (machine_error IN ('user-postponed', 'no-compatible-tpm', 'system-partition',
        'tpm-not-initialized', 'policy-conflict', 'waiting-for-tpm', 'volume-locked',
        'unknown-error', 'no-error')),
      -- end of generated
    exempted_user nvarchar(400) NOT NULL CONSTRAINT computer_compliance_exempted_user DEFAULT N'',
    exempted_at varchar(24) NOT NULL CONSTRAINT computer_compliance_exempted_at DEFAULT '',
    policy_cipher_strength varchar(30) NOT NULL CONSTRAINT computer_compliance_cipher_first
      DEFAULT 'unknown'
      CONSTRAINT computer_compliance_cipher
      -- generated from src-shared/compliance, policy_cipher_strength: do not edit
      CHECK (policy_cipher_strength IN ('none', 'aes-128-diffuser', 'aes-256-diffuser', 'aes-128',
        'aes-256', 'hardware', 'xts-aes-128', 'xts-aes-256', 'unknown')),
      -- end of generated
    policy_os_drive varchar(20) NOT NULL CONSTRAINT computer_compliance_os_policy_first
      DEFAULT 'unknown'
      CONSTRAINT computer_compliance_os_policy
      -- generated from src-shared/compliance, policy_os_drive: do not edit
      CHECK (policy_os_drive IN ('tpm', 'tpm-pin', 'required', 'not-required', 'unknown')),
      -- end of generated
    policy_fixed_drives varchar(20) NOT NULL CONSTRAINT computer_compliance_fixed_policy_first
      DEFAULT 'unknown'
      CONSTRAINT computer_compliance_fixed_policy
      -- generated from src-shared/compliance, policy_fixed_drives: do not edit
      CHECK (policy_fixed_drives IN ('password', 'auto-unlock', 'required', 'not-required',
        'unknown')),
      -- end of generated
    updated_at varchar(24) NOT NULL CONSTRAINT computer_compliance_updated_at DEFAULT '',
    last_contact_at varchar(24) NOT NULL CONSTRAINT computer_compliance_last_contact DEFAULT ''
  );
  CREATE INDEX computer_compliance_by_contact ON keydesk.computer_compliance
    (last_contact_at, computer_id);
END;
GO

/* Lists are written with commas between: protectors by their codes, reasons by Microsoft's
   numbers. */
IF OBJECT_ID(N'keydesk.volume_compliance') IS NULL
CREATE TABLE keydesk.volume_compliance (
  volume_id int NOT NULL CONSTRAINT volume_compliance_key PRIMARY KEY
    CONSTRAINT volume_compliance_volume REFERENCES keydesk.volumes (id),
  compliance varchar(20) NOT NULL CONSTRAINT volume_compliance_compliance
      -- generated from src-shared/compliance, compliance: do not edit
      CHECK (compliance IN ('compliant', 'non-compliant', 'unknown')),
      -- end of generated
  cipher_strength varchar(30) NOT NULL CONSTRAINT volume_compliance_cipher
      -- generated from src-shared/compliance, cipher_strength: do not edit
      CHECK (cipher_strength IN ('none', 'aes-128-diffuser', 'aes-256-diffuser', 'aes-128',
        'aes-256', 'hardware', 'xts-aes-128', 'xts-aes-256', 'unknown')),
      -- end of generated
  protection varchar(10) NOT NULL CONSTRAINT volume_compliance_protection
      -- generated from src-shared/compliance, protection: do not edit
      CHECK (protection IN ('off', 'on', 'unknown')),
      -- end of generated
  encryption varchar(20) NOT NULL CONSTRAINT volume_compliance_encryption
      -- generated from src-shared/compliance, encryption: do not edit
      CHECK (encryption IN ('not-encrypted', 'encrypted', 'encrypting', 'decrypting',
        'encryption-paused', 'decryption-paused', 'unknown')),
      -- end of generated
  protectors varchar(400) NOT NULL,
  reasons varchar(100) NOT NULL
);
GO

/* Every managed computer, with what follows from its states: as Configuration Manager's own reports
   derive it. */
CREATE VIEW keydesk.listed_compliance AS
SELECT c.id, c.name, d.dns_name AS domain, d.name AS netbiosDomain,
  c.operating_system AS operatingSystem, c.manufacturer, c.model,
  COALESCE(cc.computer_type, 'unknown') AS computerType, COALESCE(cc.overall, 'unknown') AS overall,
  COALESCE(cc.os_drive, 'unknown') AS osDrive,
  COALESCE(cc.fixed_drives, 'unknown') AS fixedDrives,
  COALESCE(cc.exempted_user, N'') AS exemptedUser, COALESCE(cc.exempted_at, '') AS exemptedAt,
  COALESCE(cc.policy_cipher_strength, 'unknown') AS policyCipherStrength,
  COALESCE(cc.policy_os_drive, 'unknown') AS policyOsDrive,
  COALESCE(cc.policy_fixed_drives, 'unknown') AS policyFixedDrives,
  COALESCE(cc.updated_at, '') AS updatedAt,
  COALESCE(cc.last_contact_at, '') AS lastContactAt,
  -- generated from src-shared/compliance/compliance-rules.ts, what follows: do not edit
  CASE WHEN cc.overall = 'compliant' AND cc.enforcement = 'user-exempt' THEN 'user-exempt'
    WHEN cc.overall = 'non-compliant' AND cc.enforcement = 'temporary-user-exempt'
      THEN 'temporary-user-exempt'
    WHEN cc.overall = 'compliant' AND cc.enforcement = 'not-enforced' THEN 'policy-not-enforced'
    ELSE COALESCE(cc.overall, 'unknown') END AS status,
  CASE WHEN cc.enforcement IS NULL THEN 'not-applicable'
    WHEN cc.overall = 'non-compliant' AND cc.enforcement = 'temporary-user-exempt'
      THEN 'temporary-user-exempt'
    WHEN cc.overall = 'compliant' AND cc.enforcement = 'user-exempt' THEN 'user-exempt'
    ELSE 'not-exempt' END AS exemption,
  CASE WHEN cc.overall = 'compliant' AND cc.enforcement = 'not-enforced' THEN 'policy-not-enforced'
    WHEN cc.overall = 'compliant' AND cc.enforcement = 'enforced' THEN CASE cc.machine_error
      WHEN 'volume-locked' THEN 'volume-locked' ELSE 'no-error' END
    WHEN cc.overall = 'compliant' OR cc.machine_error IS NULL THEN 'none'
    ELSE cc.machine_error END AS error
  -- end of generated
FROM keydesk.computers c JOIN keydesk.domains d ON d.id = c.domain_id
  LEFT JOIN keydesk.computer_compliance cc ON cc.computer_id = c.id;
GO

/* People associated with a computer, as JSON. */
CREATE FUNCTION keydesk.users_of_computer(@computer_id int) RETURNS nvarchar(max) AS
BEGIN
  RETURN (SELECT u.account FROM keydesk.listed_users u WHERE u.computerId = @computer_id
    ORDER BY u.account FOR JSON PATH);
END
GO

/* What a computer reported of its volumes, the removable ones left out, as JSON. */
CREATE FUNCTION keydesk.volumes_of_computer(@computer_id int) RETURNS nvarchar(max) AS
BEGIN
  RETURN (
    SELECT v.drive_letter AS driveLetter, v.kind AS driveType, vc.cipher_strength AS cipherStrength,
      vc.protectors, vc.protection, vc.encryption,
      vc.compliance, vc.reasons
    FROM keydesk.volumes v JOIN keydesk.volume_compliance vc ON vc.volume_id = v.id
    WHERE v.computer_id = @computer_id AND v.kind <> 'removable'
    ORDER BY v.drive_letter, v.id FOR JSON PATH);
END
GO

/* The computers a report is about. Empty values leave a column alone; @computer and @user are parts
   of a name, in any case. */
CREATE FUNCTION keydesk.reported_computers(
  @status varchar(30), @error_state varchar(10), @error varchar(30), @exemption varchar(30),
    @drives varchar(30), @computer nvarchar(100),
  @user nvarchar(100), @silent_since varchar(30)) RETURNS TABLE AS
RETURN (
  SELECT c.* FROM keydesk.listed_compliance c
  WHERE (@status = '' OR c.status = @status) AND (@error = '' OR c.error = @error)
    AND (@exemption = '' OR c.exemption = @exemption)
    -- generated from src-shared/compliance/compliance-rules.ts, errors: do not edit
    AND (@error_state = ''
      OR (@error_state = 'error' AND c.error NOT IN ('no-error', 'none', 'policy-not-enforced'))
      OR (@error_state = 'no-error' AND c.error IN ('no-error', 'none', 'policy-not-enforced')))
    -- end of generated
    -- generated from src-shared/compliance/compliance-rules.ts, drives: do not edit
    AND (@drives = '' OR (c.status IN ('compliant', 'non-compliant') AND ((@drives = 'os-compliant'
      AND c.osDrive = 'compliant') OR (@drives = 'os-non-compliant' AND c.osDrive = 'non-compliant')
      OR (@drives = 'fixed-compliant' AND c.fixedDrives = 'compliant')
      OR (@drives = 'fixed-non-compliant' AND c.fixedDrives = 'non-compliant'))))
    -- end of generated
    AND (@silent_since = '' OR c.lastContactAt < @silent_since)
    AND (@computer = N'' OR CHARINDEX(LOWER(@computer), LOWER(c.name)
      COLLATE Latin1_General_BIN2) > 0)
    AND (@user = N'' OR EXISTS (
      SELECT 1 FROM keydesk.computer_users u JOIN keydesk.domains ud ON ud.id = u.domain_id
      WHERE u.computer_id = c.id AND CHARINDEX(LOWER(@user), LOWER(ud.name + N'\' + u.name)
        COLLATE Latin1_General_BIN2) > 0))
);
GO

/* One page, after the computer a page before ended with (@after_value and @after_id; NULL for the
   first page). */
CREATE PROCEDURE keydesk.compliance_page
  @status varchar(30), @error_state varchar(10), @error varchar(30), @exemption varchar(30),
    @drives varchar(30), @computer nvarchar(100),
  @user nvarchar(100), @silent_since varchar(30), @sort varchar(20), @descending bit,
    @after_value nvarchar(500), @after_id int, @limit int
AS
BEGIN
  SET NOCOUNT ON;
  SELECT TOP (@limit) s.*, keydesk.users_of_computer(s.id) AS users,
    keydesk.volumes_of_computer(s.id) AS volumes FROM (
    SELECT c.*, CASE @sort WHEN 'domain' THEN LOWER(c.domain) COLLATE Latin1_General_BIN2
      WHEN 'status' THEN c.status COLLATE Latin1_General_BIN2
      WHEN 'exemption' THEN c.exemption COLLATE Latin1_General_BIN2
      WHEN 'error' THEN c.error COLLATE Latin1_General_BIN2
      WHEN 'lastContactAt' THEN c.lastContactAt COLLATE Latin1_General_BIN2
      ELSE LOWER(c.name) COLLATE Latin1_General_BIN2 END AS sortedBy
    FROM keydesk.reported_computers(@status, @error_state, @error, @exemption, @drives, @computer,
      @user, @silent_since) c
  ) s
  WHERE @after_value IS NULL
    OR (@descending = 1 AND (s.sortedBy < @after_value
      OR (s.sortedBy = @after_value AND s.id < @after_id)))
    OR (@descending = 0 AND (s.sortedBy > @after_value
      OR (s.sortedBy = @after_value AND s.id > @after_id)))
  ORDER BY
    CASE WHEN @descending = 1 THEN s.sortedBy END DESC,
    CASE WHEN @descending = 1 THEN s.id END DESC,
    CASE WHEN @descending = 0 THEN s.sortedBy END, CASE WHEN @descending = 0 THEN s.id END
  OPTION (RECOMPILE);
END
GO

/* How many computers are alike in everything a report counts. */
CREATE PROCEDURE keydesk.compliance_summary
  @status varchar(30), @error_state varchar(10), @error varchar(30), @exemption varchar(30),
    @drives varchar(30), @computer nvarchar(100),
  @user nvarchar(100), @silent_since varchar(30)
AS
BEGIN
  SET NOCOUNT ON;
  SELECT c.status, c.overall, c.exemption, c.error, c.osDrive, c.fixedDrives, COUNT(*) AS [count]
  FROM keydesk.reported_computers(@status, @error_state, @error, @exemption, @drives, @computer,
    @user, @silent_since) c
  GROUP BY c.status, c.overall, c.exemption, c.error, c.osDrive, c.fixedDrives
  OPTION (RECOMPILE);
END
GO

/* Computers whose name begins with @start, or one of whose users' does; by the NetBIOS or DNS name
   of the computer's domain, or of the user's, where @domain is not empty. */
CREATE PROCEDURE keydesk.compliance_find @by varchar(10), @domain nvarchar(255),
  @start nvarchar(255), @limit int AS
BEGIN
  SET NOCOUNT ON;
  DECLARE @pattern nvarchar(1100);
  SET @pattern = REPLACE(REPLACE(REPLACE(REPLACE(@start, N'!', N'!!'), N'%', N'!%'), N'_', N'!_'),
    N'[', N'![') + N'%';
  IF @by = 'user'
    SELECT TOP (@limit) c.*, keydesk.users_of_computer(c.id) AS users,
      keydesk.volumes_of_computer(c.id) AS volumes
    FROM keydesk.listed_compliance c
    WHERE EXISTS (
      SELECT 1 FROM keydesk.computer_users u JOIN keydesk.domains ud ON ud.id = u.domain_id
      WHERE u.computer_id = c.id AND u.name LIKE @pattern ESCAPE N'!'
        AND (@domain = N'' OR ud.name = @domain OR ud.dns_name = @domain))
    ORDER BY c.name, c.domain
    OPTION (RECOMPILE);
  ELSE
    SELECT TOP (@limit) c.*, keydesk.users_of_computer(c.id) AS users,
      keydesk.volumes_of_computer(c.id) AS volumes
    FROM keydesk.listed_compliance c
    WHERE c.name LIKE @pattern ESCAPE N'!' AND (@domain = N'' OR c.domain = @domain
      OR c.netbiosDomain = @domain)
    ORDER BY c.name, c.domain
    OPTION (RECOMPILE);
END
GO
