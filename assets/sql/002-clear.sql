/* Procedures, functions, views and triggers are made anew by the scripts that follow; tables and
   what they hold stay. While this runs, consoles are refused: keydesk store upgrade does it all
   in one transaction, by hand choose a quiet moment. */

DROP TRIGGER IF EXISTS keydesk.store_info_is_kept;
GO
DROP TRIGGER IF EXISTS keydesk.protectors_stay_disclosed;
GO
DROP TRIGGER IF EXISTS keydesk.protectors_are_kept;
GO
DROP TRIGGER IF EXISTS keydesk.audit_entries_are_chained;
GO
DROP TRIGGER IF EXISTS keydesk.audit_entries_are_final;
GO
DROP PROCEDURE IF EXISTS keydesk.compliance_find;
GO
DROP PROCEDURE IF EXISTS keydesk.compliance_summary;
GO
DROP PROCEDURE IF EXISTS keydesk.compliance_page;
GO
DROP PROCEDURE IF EXISTS keydesk.import_computer_user;
GO
DROP PROCEDURE IF EXISTS keydesk.import_protector;
GO
DROP PROCEDURE IF EXISTS keydesk.import_user_domain;
GO
DROP PROCEDURE IF EXISTS keydesk.import_domain;
GO
DROP PROCEDURE IF EXISTS keydesk.store_state;
GO
DROP PROCEDURE IF EXISTS keydesk.report_summary;
GO
DROP PROCEDURE IF EXISTS keydesk.report_page;
GO
DROP PROCEDURE IF EXISTS keydesk.disclosure_of_request;
GO
DROP PROCEDURE IF EXISTS keydesk.disclosures_of;
GO
DROP PROCEDURE IF EXISTS keydesk.my_disclosures;
GO
DROP PROCEDURE IF EXISTS keydesk.latest_key_guesses;
GO
DROP PROCEDURE IF EXISTS keydesk.latest_sign_ins;
GO
DROP PROCEDURE IF EXISTS keydesk.newest_sequence;
GO
DROP PROCEDURE IF EXISTS keydesk.read_entries;
DROP PROCEDURE IF EXISTS keydesk.entries_of_request;
GO
DROP PROCEDURE IF EXISTS keydesk.disclose_tpm_owner;
GO
DROP PROCEDURE IF EXISTS keydesk.tpm_owners_of;
GO
DROP PROCEDURE IF EXISTS keydesk.find_computer;
GO
DROP PROCEDURE IF EXISTS keydesk.computers_named;
GO
DROP PROCEDURE IF EXISTS keydesk.disclose_protector;
GO
DROP PROCEDURE IF EXISTS keydesk.protectors_of_end_user;
GO
DROP PROCEDURE IF EXISTS keydesk.protectors_of_computer;
GO
DROP PROCEDURE IF EXISTS keydesk.find_protectors;
GO
DROP PROCEDURE IF EXISTS keydesk.append_entry;
GO
DROP PROCEDURE IF EXISTS keydesk.require_below_limits;
GO
DROP PROCEDURE IF EXISTS keydesk.append_in_transaction;
GO
DROP FUNCTION IF EXISTS keydesk.reported_computers;
GO
DROP FUNCTION IF EXISTS keydesk.volumes_of_computer;
GO
DROP FUNCTION IF EXISTS keydesk.users_of_computer;
GO
DROP VIEW IF EXISTS keydesk.listed_compliance;
GO
DROP FUNCTION IF EXISTS keydesk.reported_entries;
GO
DROP FUNCTION IF EXISTS keydesk.is_request_id;
GO
DROP FUNCTION IF EXISTS keydesk.may_act_for;
GO
DROP FUNCTION IF EXISTS keydesk.is_domain;
GO
DROP FUNCTION IF EXISTS keydesk.domains_of_users;
GO
DROP FUNCTION IF EXISTS keydesk.sha256;
GO
DROP FUNCTION IF EXISTS keydesk.canonical_field;
GO
DROP FUNCTION IF EXISTS keydesk.utf16;
GO
DROP FUNCTION IF EXISTS keydesk.acting_role;
GO
DROP FUNCTION IF EXISTS keydesk.utc_before;
GO
DROP FUNCTION IF EXISTS keydesk.utc_now;
GO
DROP VIEW IF EXISTS keydesk.counted_disclosures;
GO
DROP VIEW IF EXISTS keydesk.entries;
GO
DROP VIEW IF EXISTS keydesk.listed_users;
GO
DROP VIEW IF EXISTS keydesk.listed_protectors;
GO
DROP VIEW IF EXISTS keydesk.named_domains;
GO
