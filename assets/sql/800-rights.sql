/* The three roles. Fill them with groups of the directory: ALTER ROLE keydesk_user ADD MEMBER
   [CONTOSO\BitLocker help desk users]. They may execute these procedures and nothing else: no right
   on a table, a view or a function is granted to anybody. */

IF DATABASE_PRINCIPAL_ID(N'keydesk_admin') IS NULL CREATE ROLE keydesk_admin;
GO
IF DATABASE_PRINCIPAL_ID(N'keydesk_user') IS NULL CREATE ROLE keydesk_user;
GO
IF DATABASE_PRINCIPAL_ID(N'keydesk_reports') IS NULL CREATE ROLE keydesk_reports;
GO

/* Everybody: who am I here, and what I did. */
GRANT EXECUTE ON keydesk.store_state TO keydesk_admin, keydesk_user, keydesk_reports;
GO
GRANT EXECUTE ON keydesk.append_entry TO keydesk_admin, keydesk_user, keydesk_reports;
GO
GRANT EXECUTE ON keydesk.newest_sequence TO keydesk_admin, keydesk_user, keydesk_reports;
GO
GRANT EXECUTE ON keydesk.latest_sign_ins TO keydesk_admin, keydesk_user, keydesk_reports;
GO

/* Drive Recovery and Manage TPM. */
GRANT EXECUTE ON keydesk.find_protectors TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.protectors_of_computer TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.protectors_of_end_user TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.disclose_protector TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.latest_key_guesses TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.my_disclosures TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.disclosures_of TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.disclosure_of_request TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.computers_named TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.find_computer TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.tpm_owners_of TO keydesk_admin, keydesk_user;
GO
GRANT EXECUTE ON keydesk.disclose_tpm_owner TO keydesk_admin, keydesk_user;
GO

/* Reports. */
GRANT EXECUTE ON keydesk.read_entries TO keydesk_admin, keydesk_reports;
GO
GRANT EXECUTE ON keydesk.entries_of_request TO keydesk_admin, keydesk_reports;
GO
GRANT EXECUTE ON keydesk.report_page TO keydesk_admin, keydesk_reports;
GO
GRANT EXECUTE ON keydesk.report_summary TO keydesk_admin, keydesk_reports;
GO
GRANT EXECUTE ON keydesk.compliance_page TO keydesk_admin, keydesk_reports;
GO
GRANT EXECUTE ON keydesk.compliance_summary TO keydesk_admin, keydesk_reports;
GO
GRANT EXECUTE ON keydesk.compliance_find TO keydesk_admin, keydesk_reports;
GO
