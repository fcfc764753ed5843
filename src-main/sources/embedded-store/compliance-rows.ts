import { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { VolumeCompliance } from '#shared/compliance/volume-compliance.ts';
import { keysOf } from '#shared/typed-keys.ts';
import { columnOf } from '../sql-text.ts';
import { JsonText, USERS_OF_COMPUTER } from './computer-rows.ts';

type Expressions<T> = Readonly<Partial<Record<keyof T, string>>>;

// Every other field of the models is in the column of its name, of `volume_compliance vc` and of
// `computer_compliance cc`.

const OF_A_VOLUME: Expressions<VolumeCompliance> = {
  driveLetter: 'v.drive_letter',
  driveType: 'v.kind',
  protectors: 'json(vc.protectors)',
  reasons: 'json(vc.reasons)',
};
const VOLUME_VALUES = keysOf(VolumeCompliance.shape).map(
  (field) => `'${field}', ${OF_A_VOLUME[field] ?? `vc.${columnOf(field)}`}`,
);
const VOLUMES_OF_COMPUTER = `(select json_group_array(json(volume)) from (
    select json_object(${VOLUME_VALUES.join(', ')}) as volume
    from volumes v join volume_compliance vc on vc.volume_id = v.id
    where v.computer_id = c.id and v.kind <> 'removable' order by v.drive_letter, v.id
  ))`;

const OF_A_COMPUTER: Expressions<ComputerCompliance> = {
  name: 'c.name',
  domain: 'd.dns_name',
  operatingSystem: 'c.operating_system',
  manufacturer: 'c.manufacturer',
  model: 'c.model',
  users: USERS_OF_COMPUTER,
  exemptedAt: "nullif(cc.exempted_at, '')",
  updatedAt: "nullif(cc.updated_at, '')",
  lastContactAt: "nullif(cc.last_contact_at, '')",
  volumes: VOLUMES_OF_COMPUTER,
};

/** What a report says of the computer `c` of the domain `d`, with its compliance `cc`. */
export const COMPLIANCE_COLUMNS = [
  'c.id as id',
  ...keysOf(ComputerCompliance.shape).map(
    (field) => `${OF_A_COMPUTER[field] ?? `cc.${columnOf(field)}`} as ${field}`,
  ),
].join(', ');

const ComplianceRow = ComputerCompliance.extend({
  users: JsonText.pipe(ComputerCompliance.shape.users),
  volumes: JsonText.pipe(ComputerCompliance.shape.volumes),
});

/** A row of {@link COMPLIANCE_COLUMNS}. @throws ZodError when it does not fit */
export function complianceOf(row: unknown): ComputerCompliance {
  return ComplianceRow.parse(row);
}
