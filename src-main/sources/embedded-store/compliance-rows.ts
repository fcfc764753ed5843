import { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { JsonText, USERS_OF_COMPUTER } from './computer-rows.ts';

const VOLUMES_OF_COMPUTER = `(select json_group_array(json(volume)) from (
    select json_object('driveLetter', v.drive_letter, 'driveType', v.kind, 'cipherStrength', vc.cipher_strength, 'protectors', json(vc.protectors),
      'protection', vc.protection, 'encryption', vc.encryption, 'compliance', vc.compliance, 'reasons', json(vc.reasons)) as volume
    from volumes v join volume_compliance vc on vc.volume_id = v.id
    where v.computer_id = c.id and v.kind <> 'removable' order by v.drive_letter, v.id
  ))`;

/** What a report says of the computer `c` of the domain `d`, with its compliance `cc`. */
export const COMPLIANCE_COLUMNS = `c.id as id, c.name as name, d.dns_name as domain, cc.computer_type as computerType,
  c.operating_system as operatingSystem, c.manufacturer as manufacturer, c.model as model, ${USERS_OF_COMPUTER} as users,
  cc.status as status, cc.overall as overall, cc.os_drive as osDrive, cc.fixed_drives as fixedDrives, cc.error as error,
  cc.exemption as exemption, cc.exempted_user as exemptedUser, nullif(cc.exempted_at, '') as exemptedAt,
  cc.policy_cipher_strength as policyCipherStrength, cc.policy_os_drive as policyOsDrive, cc.policy_fixed_drives as policyFixedDrives,
  nullif(cc.updated_at, '') as updatedAt, nullif(cc.last_contact_at, '') as lastContactAt, ${VOLUMES_OF_COMPUTER} as volumes`;

const ComplianceRow = ComputerCompliance.extend({
  users: JsonText.pipe(ComputerCompliance.shape.users),
  volumes: JsonText.pipe(ComputerCompliance.shape.volumes),
});

/** A row of {@link COMPLIANCE_COLUMNS}. @throws ZodError when it does not fit */
export function complianceOf(row: unknown): ComputerCompliance {
  return ComplianceRow.parse(row);
}
