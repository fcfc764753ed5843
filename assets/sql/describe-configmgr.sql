/* Names and types of what Configuration Manager or MBAM keeps recovery data in, and no row of it:
   for a report about a version whose tables are called differently. Run it in the site database
   (CM_ and the site code) or in MBAM's, as somebody who may see definitions there. It changes
   nothing. It is no part of the store. */

SET NOCOUNT ON;

SELECT TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION, COLUMN_NAME, DATA_TYPE,
  CHARACTER_MAXIMUM_LENGTH, IS_NULLABLE
FROM INFORMATION_SCHEMA.COLUMNS
WHERE TABLE_SCHEMA LIKE N'RecoveryAndHardware%' OR TABLE_NAME LIKE N'RecoveryAndHardware%'
ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION;

SELECT SCHEMA_NAME(o.schema_id) AS [schema], o.name AS [procedure], p.parameter_id,
  p.name AS [parameter], TYPE_NAME(p.user_type_id) AS [type], p.max_length, p.is_output
FROM sys.objects o
LEFT JOIN sys.parameters p ON p.object_id = o.object_id
WHERE o.type IN ('P', 'FN', 'IF', 'TF')
  AND (SCHEMA_NAME(o.schema_id) LIKE N'RecoveryAndHardware%' OR o.name LIKE N'RecoveryAndHardware%')
ORDER BY [schema], [procedure], p.parameter_id;

/* What a procedure would answer with. It is not run for that. Where it cannot be told,
   error_message says why. */
SELECT SCHEMA_NAME(o.schema_id) AS [schema], o.name AS [procedure], r.column_ordinal,
  r.name AS [column], r.system_type_name AS [type], r.error_message
FROM sys.objects o
CROSS APPLY sys.dm_exec_describe_first_result_set_for_object(o.object_id, 0) r
WHERE o.type = 'P'
  AND (SCHEMA_NAME(o.schema_id) LIKE N'RecoveryAndHardware%' OR o.name LIKE N'RecoveryAndHardware%')
ORDER BY [schema], [procedure], r.column_ordinal;
