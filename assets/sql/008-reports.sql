/* Reading the audit log. */

/* Entries from a number on, oldest first: for checking the chain, and for the console's own
   pages. */
CREATE PROCEDURE keydesk.read_entries @from int, @limit int AS
BEGIN
  SET NOCOUNT ON;
  SELECT TOP (@limit) * FROM keydesk.entries WHERE sequence >= @from ORDER BY sequence;
END
GO

/* The entries of the request that one entry belongs to, oldest first. */
CREATE PROCEDURE keydesk.entries_of_request @sequence int AS
BEGIN
  SET NOCOUNT ON;
  SELECT * FROM keydesk.entries
  WHERE requestId = (SELECT request_id FROM keydesk.audit_entries WHERE sequence = @sequence)
  ORDER BY sequence;
END
GO

CREATE PROCEDURE keydesk.newest_sequence AS
BEGIN
  SET NOCOUNT ON;
  SELECT sequence FROM keydesk.audit_head WHERE id = 1;
END
GO

/* The newest sign-ins and unlocks of one account that succeeded, or failed in a way that may be a
   guess. Whoever reads no reports sees their own. */
CREATE PROCEDURE keydesk.latest_sign_ins @account nvarchar(400), @limit int AS
BEGIN
  SET NOCOUNT ON;
  IF keydesk.acting_role() = N'user' AND ISNULL(IS_MEMBER(N'keydesk_reports'), 0) = 0
    SET @account = ORIGINAL_LOGIN();
  SELECT TOP (@limit) * FROM keydesk.entries WHERE [operator] = @account
    AND [action] IN (N'sign-in', N'unlock')
    AND (result = N'successful' OR failure IN (N'auth.badCredentials', N'auth.refused'))
  ORDER BY sequence DESC;
END
GO

/* The newest requests of the operator that failed in a way that may be a guess. */
CREATE PROCEDURE keydesk.latest_key_guesses @limit int AS
BEGIN
  SET NOCOUNT ON;
  SELECT TOP (@limit) * FROM keydesk.entries WHERE [operator] = ORIGINAL_LOGIN()
    AND [action] IN (N'search', N'disclose') AND result = N'failed'
    -- generated from src-main/domain/recovery/key-guesses.ts, failures: do not edit
    AND failure IN (N'recovery.noMatch', N'recovery.userNotAssociated', N'tpm.unknownComputer',
      N'tpm.userNotAssociated')
    -- end of generated
  ORDER BY sequence DESC;
END
GO

/* What the operator was handed in the last 24 hours, newest first, with this store's limits and the
   time by this server. */
CREATE PROCEDURE keydesk.my_disclosures AS
BEGIN
  SET NOCOUNT ON;
  DECLARE @since varchar(24);
  SET @since = keydesk.utc_before(86400);
  SELECT c.[time], keydesk.utc_now() AS serverTime, l.per_minute AS perMinute, l.per_hour AS perHour,
    l.per_day AS perDay
  FROM keydesk.counted_disclosures c JOIN keydesk.disclosure_limits l
    ON l.[role] = keydesk.acting_role()
  WHERE c.[operator] = ORIGINAL_LOGIN() AND c.[time] > @since
  ORDER BY c.sequence DESC;
END
GO

/* Disclosures of recovery passwords of one computer, DOMAIN\name, since a moment. */
CREATE PROCEDURE keydesk.disclosures_of @computer nvarchar(400), @since varchar(24) AS
BEGIN
  SET NOCOUNT ON;
  SELECT * FROM keydesk.entries
  WHERE computer = @computer AND [time] >= @since AND [action] = N'disclose'
    AND result = N'successful' AND keyType = N'recovery-key-password'
  ORDER BY sequence DESC;
END
GO

/* Whether a disclosure took place whose answer never arrived. Waits behind whoever is writing,
   perhaps that very disclosure. */
CREATE PROCEDURE keydesk.disclosure_of_request @request_id nvarchar(50), @key_type nvarchar(30) AS
BEGIN
  SET NOCOUNT ON;
  SET XACT_ABORT ON;
  SET IMPLICIT_TRANSACTIONS OFF;
  IF @@TRANCOUNT > 0 THROW 51010, N'keydesk: not inside a transaction', 1;
  UPDATE keydesk.audit_head SET sequence = sequence WHERE id = 1;
  SELECT * FROM keydesk.entries
  WHERE requestId = CONVERT(varchar(36), @request_id) AND [action] = N'disclose'
    AND result = N'successful' AND keyType = @key_type
    AND [operator] = ORIGINAL_LOGIN()
  ORDER BY sequence;
END
GO

/* What a report is about. An intent whose outcome is known is left out: the outcome tells of both.
   Empty values leave a column alone; the last four are parts of a name, in any case. */
CREATE FUNCTION keydesk.reported_entries(
  -- generated from src-shared/audit/audit-entry.ts, parameters of a filter: do not edit
  @from varchar(30), @until varchar(30), @activity varchar(20), @action nvarchar(30),
    @source nvarchar(20), @result nvarchar(20), @failure nvarchar(60), @role nvarchar(10),
    @key_type nvarchar(30), @reason nvarchar(40), @flag nvarchar(20), @operator nvarchar(100),
    @end_user nvarchar(100), @computer nvarchar(100), @key_id nvarchar(100)
  -- end of generated
) RETURNS TABLE AS
RETURN (
  SELECT e.* FROM keydesk.entries e
  WHERE (@from = '' OR e.[time] >= @from) AND (@until = '' OR e.[time] < @until)
    -- generated from src-shared/audit/audit-report.ts, requests: do not edit
    AND (@activity = 'everything' OR e.[action] NOT IN (N'sign-in', N'sign-out', N'lock', N'unlock',
      N'check-connection', N'configure', N'export', N'print'))
    -- end of generated
    -- generated from src-shared/audit/audit-entry.ts, conditions of a filter: do not edit
    AND (@action = N'' OR e.[action] = @action)
    AND (@source = N'' OR e.[source] = @source)
    AND (@result = N'' OR e.result = @result)
    AND (@failure = N'' OR e.failure = @failure)
    AND (@role = N'' OR e.[role] = @role)
    AND (@key_type = N'' OR e.keyType = @key_type)
    AND (@reason = N'' OR e.reason = @reason)
    AND (@flag = N'' OR e.flag = @flag)
    AND (@operator = N'' OR CHARINDEX(LOWER(@operator), LOWER(e.[operator])
      COLLATE Latin1_General_BIN2) > 0)
    AND (@end_user = N'' OR CHARINDEX(LOWER(@end_user), LOWER(e.endUser)
      COLLATE Latin1_General_BIN2) > 0)
    AND (@computer = N'' OR CHARINDEX(LOWER(@computer), LOWER(e.computer)
      COLLATE Latin1_General_BIN2) > 0)
    AND (@key_id = N'' OR CHARINDEX(LOWER(@key_id), LOWER(e.keyId) COLLATE Latin1_General_BIN2) > 0)
    -- end of generated
    AND (e.result <> N'intended' OR NOT EXISTS (
      SELECT 1 FROM keydesk.audit_entries o
      WHERE o.request_id = e.requestId AND o.[action] = e.[action] AND o.result <> N'intended'
        AND o.sequence = (
        SELECT MIN(n.sequence) FROM keydesk.audit_entries n
        WHERE n.request_id = e.requestId AND n.[action] = e.[action] AND n.sequence > e.sequence)))
);
GO

/* One page, after the row a page before ended with (@after_value and @after_sequence; NULL for the
   first page). */
CREATE PROCEDURE keydesk.report_page
  -- generated from src-shared/audit/audit-entry.ts, parameters of a filter and more: do not edit
  @from varchar(30), @until varchar(30), @activity varchar(20), @action nvarchar(30),
    @source nvarchar(20), @result nvarchar(20), @failure nvarchar(60), @role nvarchar(10),
    @key_type nvarchar(30), @reason nvarchar(40), @flag nvarchar(20), @operator nvarchar(100),
    @end_user nvarchar(100), @computer nvarchar(100), @key_id nvarchar(100),
  -- end of generated
  @sort varchar(20), @descending bit, @after_value nvarchar(500), @after_sequence int, @limit int
AS
BEGIN
  SET NOCOUNT ON;

  /* By time, as most reports are: along its index, and no further than the page goes. */
  IF @sort = 'time' AND @descending = 1
    SELECT TOP (@limit) e.*, e.[time] AS sortedBy
    -- generated from src-shared/audit/audit-entry.ts, what a filter leaves: do not edit
    FROM keydesk.reported_entries(@from, @until, @activity, @action, @source, @result, @failure,
      @role, @key_type, @reason, @flag, @operator, @end_user, @computer, @key_id) e
    -- end of generated
    WHERE @after_value IS NULL OR (e.[time] <= CONVERT(varchar(24), @after_value)
      AND (e.[time] < CONVERT(varchar(24), @after_value) OR e.sequence < @after_sequence))
    ORDER BY e.[time] DESC, e.sequence DESC
    OPTION (RECOMPILE);
  ELSE IF @sort = 'time'
    SELECT TOP (@limit) e.*, e.[time] AS sortedBy
    -- generated from src-shared/audit/audit-entry.ts, what a filter leaves: do not edit
    FROM keydesk.reported_entries(@from, @until, @activity, @action, @source, @result, @failure,
      @role, @key_type, @reason, @flag, @operator, @end_user, @computer, @key_id) e
    -- end of generated
    WHERE @after_value IS NULL OR (e.[time] >= CONVERT(varchar(24), @after_value)
      AND (e.[time] > CONVERT(varchar(24), @after_value) OR e.sequence > @after_sequence))
    ORDER BY e.[time], e.sequence
    OPTION (RECOMPILE);
  ELSE
    /* Any other column: compared in lower case, then by its code units. */
    SELECT TOP (@limit) s.* FROM (
      SELECT e.*, LOWER(CASE @sort
          -- generated from src-shared/audit/audit-report.ts, order: do not edit
          WHEN 'action' THEN e.[action]
          WHEN 'source' THEN e.[source]
          WHEN 'result' THEN e.result
          WHEN 'failure' THEN e.failure
          WHEN 'operator' THEN e.[operator] COLLATE Latin1_General_BIN2
          WHEN 'role' THEN e.[role]
          WHEN 'endUser' THEN e.endUser COLLATE Latin1_General_BIN2
          WHEN 'computer' THEN e.computer COLLATE Latin1_General_BIN2
          WHEN 'keyType' THEN e.keyType
          WHEN 'keyId' THEN e.keyId
          WHEN 'reason' THEN e.reason
          WHEN 'note' THEN e.note COLLATE Latin1_General_BIN2
          WHEN 'ticket' THEN e.ticket COLLATE Latin1_General_BIN2
          WHEN 'flag' THEN e.flag
          ELSE e.workstation COLLATE Latin1_General_BIN2
          -- end of generated
        END) AS sortedBy
      -- generated from src-shared/audit/audit-entry.ts, what a filter leaves: do not edit
      FROM keydesk.reported_entries(@from, @until, @activity, @action, @source, @result, @failure,
        @role, @key_type, @reason, @flag, @operator, @end_user, @computer, @key_id) e
      -- end of generated
    ) s
    WHERE @after_value IS NULL
      OR (@descending = 1 AND (s.sortedBy < @after_value
        OR (s.sortedBy = @after_value AND s.sequence < @after_sequence)))
      OR (@descending = 0 AND (s.sortedBy > @after_value
        OR (s.sortedBy = @after_value AND s.sequence > @after_sequence)))
    ORDER BY
      CASE WHEN @descending = 1 THEN s.sortedBy END DESC,
      CASE WHEN @descending = 1 THEN s.sequence END DESC,
      CASE WHEN @descending = 0 THEN s.sortedBy END, CASE WHEN @descending = 0 THEN s.sequence END
    OPTION (RECOMPILE);
END
GO

/* How many entries are alike; a moment is a time cut to the minute, for in some time zones a day
   begins at a quarter past an hour of UTC. */
CREATE PROCEDURE keydesk.report_summary
  -- generated from src-shared/audit/audit-entry.ts, parameters of a filter: do not edit
  @from varchar(30), @until varchar(30), @activity varchar(20), @action nvarchar(30),
    @source nvarchar(20), @result nvarchar(20), @failure nvarchar(60), @role nvarchar(10),
    @key_type nvarchar(30), @reason nvarchar(40), @flag nvarchar(20), @operator nvarchar(100),
    @end_user nvarchar(100), @computer nvarchar(100), @key_id nvarchar(100)
  -- end of generated
AS
BEGIN
  SET NOCOUNT ON;
  SELECT e.[action], e.result, e.failure, e.flag, e.reason, e.[operator],
    SUBSTRING(e.[time], 1, 16) AS moment, COUNT(*) AS [count]
  -- generated from src-shared/audit/audit-entry.ts, what a filter leaves: do not edit
  FROM keydesk.reported_entries(@from, @until, @activity, @action, @source, @result, @failure,
    @role, @key_type, @reason, @flag, @operator, @end_user, @computer, @key_id) e
  -- end of generated
  GROUP BY e.[action], e.result, e.failure, e.flag, e.reason, e.[operator],
    SUBSTRING(e.[time], 1, 16)
  OPTION (RECOMPILE);
END
GO

/* What a console asks first: whom the server takes it for, in which roles, and which version the
   store has. */
CREATE PROCEDURE keydesk.store_state AS
BEGIN
  SET NOCOUNT ON;
  SELECT purpose, schema_version AS schemaVersion, ORIGINAL_LOGIN() AS [operator],
    ISNULL(IS_MEMBER(N'keydesk_admin'), 0) AS isAdmin,
    ISNULL(IS_MEMBER(N'keydesk_user'), 0) AS isUser,
    ISNULL(IS_MEMBER(N'keydesk_reports'), 0) AS isReports
  FROM keydesk.store_info WHERE id = 1;
END
GO
