import type { SqlParameters } from '#main/drivers/tds/sql-server.ts';
import { ERROR_CODES, MachineError, NO_ERRORS } from '#shared/compliance/compliance-error.ts';
import { ENFORCEMENT_CODES } from '#shared/compliance/compliance-policy.ts';
import {
  DRIVE_GROUPS,
  ERROR_RULE,
  EXEMPTION_RULE,
  type Fact,
  HAVE_TO_COMPLY,
  STATUS_RULE,
} from '#shared/compliance/compliance-rules.ts';
import type { ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import type {
  ComplianceCursor,
  ComplianceFilter,
  ComplianceQuery,
  ComplianceSortColumn,
  DriveGroup,
} from '#shared/compliance/enterprise-compliance.ts';
import { readComputerName } from '#shared/request/computer.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import { type RuleDialect, caseOf } from '../rule-sql.ts';
import { textList } from '../sql-text.ts';
import { STATE_CODES } from './compliance-codes.ts';
import type { Statement } from './key-queries.ts';

/**
 * The configuration baseline of BitLocker management and its two items, fixed by Microsoft in every
 * site.
 */
const SCOPE = 'ScopeId_MBAM_97199067-B6C4-408C-A742-7D3CB731A297';
const ITEMS: SqlParameters = {
  baseline: `${SCOPE}/Baseline_81dc716a-6940-4d0d-b54c-dab1c2bfd1e5`,
  osItem: `${SCOPE}/BusinessPolicy_OSD_23e5fbbb-e2c7-4de5-bb3c-7439bd5d34b1`,
  fixedItem: `${SCOPE}/BusinessPolicy_FDD_027ce743-e826-41a6-8067-3354f8cb8e5f`,
};

const STATES = `select s.ItemKey as ResourceID,
    max(case when ci.CI_UniqueID = @baseline then s.ComplianceState end) as OverallState,
    max(case when ci.ModelName = @osItem then s.ComplianceState end) as OsDriveState,
    max(case when ci.ModelName = @fixedItem then s.ComplianceState end) as FixedDrivesState
  from v_SMSCICurrentComplianceStatus s join v_ConfigurationItems ci on ci.ModelID = s.ModelID
  where ci.CI_UniqueID = @baseline or ci.ModelName in (@osItem, @fixedItem)
  group by s.ItemKey`;

/** What the facts of the rules are called here, and the numbers that stand for their words. */
const CODES: Readonly<Record<Fact, Coded>> = {
  overall: { column: 'st.OverallState', codes: STATE_CODES, otherwise: 'unknown' },
  enforcement: { column: 'p.MBAMPolicyEnforced0', codes: ENFORCEMENT_CODES },
  machineError: {
    column: 'p.MBAMMachineError0',
    codes: Object.fromEntries(MachineError.options.map((error) => [error, ERROR_CODES[error]])),
  },
};
interface Coded {
  readonly column: string;
  readonly codes: Readonly<Record<string, number>>;
  /** The word for every other number, and for none. */
  readonly otherwise?: string;
}

/** How the facts stand in the query below. */
export const SITE_FACTS: RuleDialect = {
  capitals: false,
  first: ' ',
  next: '\n      ',
  column: (fact) => CODES[fact].column,
  value: (fact, word) => String(CODES[fact].codes[word]),
  // A number that nobody has described says as little as none.
  missing: (fact) =>
    `coalesce(${CODES[fact].column}, -1) not in (${Object.values(CODES[fact].codes).join(', ')})`,
  word: (fact) => {
    const { column, codes, otherwise } = CODES[fact];
    const words = Object.entries(codes).map(([word, code]) => `when ${code} then '${word}'`);
    const rest = otherwise === undefined ? '' : ` else '${otherwise}'`;
    return `case ${column} ${words.join(' ')}${rest} end`;
  },
};

/**
 * Every computer of the site, or of one collection, with what follows from its states: as its own
 * reports derive it.
 */
const COMPUTERS = `select r.ResourceID as id, r.Netbios_Name0 as name,
    lower(coalesce(r.Full_Domain_Name0, '')) as domain,
    r.User_Domain0 + '\\' + r.User_Name0 as [user], p.EncodedComputerName0 as encodedName,
    st.OverallState as overallState, st.OsDriveState as osDriveState,
    st.FixedDrivesState as fixedDrivesState,
    p.MBAMPolicyEnforced0 as enforced, p.MBAMMachineError0 as machineError,
    p.LastConsoleUser0 as consoleUser, p.UserExemptionDate0 as exemptedAt,
    p.EncryptionMethod0 as policyMethod,
    p.OsDriveEncryption0 as osEncryption, p.OsDriveProtector0 as osProtector,
    p.FixedDataDriveEncryption0 as fixedEncryption,
    p.FixedDataDrivePassphrase0 as fixedPassphrase,
    p.FixedDataDriveAutoUnlock0 as fixedAutoUnlock,
    p.[TimeStamp] as updatedAt, ch.LastActiveTime as lastContactAt,
    ${caseOf(STATUS_RULE, SITE_FACTS)} as status,
    ${caseOf(EXEMPTION_RULE, SITE_FACTS)} as exemption,
    ${caseOf(ERROR_RULE, SITE_FACTS)} as error
  from v_R_System_Valid r
    left join (${STATES}) st on st.ResourceID = r.ResourceID
    left join v_GS_MBAM_POLICY p on p.ResourceID = r.ResourceID
    left join v_CH_ClientSummary ch on ch.ResourceID = r.ResourceID
  where @collection = '' or exists (
    select 1 from v_FullCollectionMembership m
    where m.ResourceID = r.ResourceID and m.CollectionID = @collection)`;

/** Looked up only for the computers of a page, as each takes a look into other views. */
const DETAILS = `c.*,
    ${greatest('x.PCSystemType0', 'v_GS_COMPUTER_SYSTEM_EXT x')} as systemType,
    ${greatest('o.Caption0', 'v_GS_OPERATING_SYSTEM o')} as operatingSystem,
    ${greatest('y.Manufacturer0', 'v_GS_COMPUTER_SYSTEM y')} as manufacturer,
    ${greatest('y.Model0', 'v_GS_COMPUTER_SYSTEM y')} as model,
    (select b.DriveLetter0 as driveLetter, b.MbamVolumeType0 as volumeType,
        b.Compliant0 as compliant, b.ProtectionStatus0 as protection,
        b.ConversionStatus0 as conversion, b.EncryptionMethod0 as method,
        b.KeyProtectorTypes0 as protectors, b.ReasonsForNonCompliance0 as reasons
      from v_GS_BITLOCKER_DETAILS b where b.ResourceID = c.id
      order by b.DriveLetter0 for json path) as volumes`;

function greatest(column: string, view: string): string {
  const [, alias] = view.split(' ');
  return `(select max(${column}) from ${view} where ${alias}.ResourceID = c.id)`;
}

/** What a page is sorted by; never null, so that the next page can begin after it. */
const SORTED_BY: Readonly<Record<ComplianceSortColumn, string>> = {
  name: "coalesce(c.name, '')",
  domain: 'c.domain',
  status: 'c.status',
  exemption: 'c.exemption',
  error: 'c.error',
  lastContactAt: "coalesce(convert(nvarchar(33), c.lastContactAt, 126), '')",
};

/** Stands in the totals for the state of a drive the computer does not have. */
export const NO_SUCH_DRIVE = -1;

const hasVolume = (kind: 1 | 2) =>
  `exists (select 1 from v_GS_BITLOCKER_DETAILS b
      where b.ResourceID = c.id and b.MbamVolumeType0 = ${kind})`;
const DRIVES = {
  osDrive: { state: 'c.osDriveState', there: hasVolume(1) },
  fixedDrives: { state: 'c.fixedDrivesState', there: hasVolume(2) },
} as const;

function isInGroup(group: DriveGroup): string {
  const { drives, are } = DRIVE_GROUPS[group];
  const { state, there } = DRIVES[drives];
  const hasToComply = `c.status in (${textList(HAVE_TO_COMPLY)})`;
  return `${hasToComply} and ${state} = ${STATE_CODES[are]} and ${there}`;
}

/**
 * A page of computers, each with its volumes as JSON; at most `limit`, after the cursor or from the
 * first.
 */
export function pageStatement(
  { filter, sort }: ComplianceQuery,
  { after, limit }: { readonly after: ComplianceCursor | null; readonly limit: number },
  collection: string,
): Statement {
  const value = SORTED_BY[sort.column];
  const [order, beyond] = sort.descending ? ['desc', '<'] : ['asc', '>'];
  const place =
    after === null
      ? []
      : [`(${value} ${beyond} @value or (${value} = @value and c.id ${beyond} @id))`];
  const { conditions, parameters } = narrowed(filter);
  return {
    text: `select top (@limit) ${value} as sortedBy, ${DETAILS}
      from (${COMPUTERS}) c${where([...conditions, ...place])}
      order by ${value} ${order}, c.id ${order}`,
    parameters: {
      ...ITEMS,
      collection,
      limit,
      ...parameters,
      ...(after !== null && { value: after.value, id: after.id }),
    },
  };
}

const COUNTED = 'status, exemption, error, overallState, osDriveState, fixedDrivesState';

/** Computers that are alike in everything the summary counts, with how many there are. */
export function summaryStatement(filter: ComplianceFilter, collection: string): Statement {
  const { conditions, parameters } = narrowed(filter);
  const drive = (kind: 1 | 2, state: string) =>
    `case when ${hasVolume(kind)} then coalesce(c.${state}, 0)
      else ${NO_SUCH_DRIVE} end as ${state}`;
  const alike = `c.status, c.exemption, c.error, coalesce(c.overallState, 0) as overallState,
    ${drive(1, 'osDriveState')}, ${drive(2, 'fixedDrivesState')}`;
  const inner = `select ${alike} from (${COMPUTERS}) c${where(conditions)}`;
  return {
    text: `select ${COUNTED}, count_big(*) as [count] from (${inner}) a group by ${COUNTED}`,
    parameters: { ...ITEMS, collection, ...parameters },
  };
}

/**
 * Computers by the beginning of their own name, or of the name of the user they are known for; at
 * most `limit`.
 */
export function findStatement(
  { by, text }: ComputerSearch,
  limit: number,
  collection: string,
): Statement {
  const typed = by === 'user' ? splitAccount(text) : readComputerName(text);
  const condition =
    by === 'user'
      ? "c.[user] like @start escape '~'"
      : "c.name like @start escape '~' and (@domain = '' or c.domain = @domain)";
  // Without a domain, the user's may be any.
  const start =
    by === 'user'
      ? `${typed.domain === '' ? '%' : literal(typed.domain)}\\${literal(typed.name)}%`
      : `${literal(typed.name)}%`;
  return {
    text: `select top (@limit) ${DETAILS}
      from (${COMPUTERS}) c where ${condition} order by c.name, c.domain`,
    parameters: {
      ...ITEMS,
      collection,
      limit,
      start,
      ...(by === 'computer' && { domain: typed.domain.toLowerCase() }),
    },
  };
}

function narrowed(filter: ComplianceFilter): {
  readonly conditions: readonly string[];
  readonly parameters: SqlParameters;
} {
  const conditions: string[] = [];
  const parameters: Record<string, string | Date> = {};
  const add = (name: string, condition: string, value: string | Date) => {
    conditions.push(condition);
    parameters[name] = value;
  };
  for (const field of ['status', 'exemption', 'error'] as const)
    if (filter[field] !== '') add(field, `c.${field} = @${field}`, filter[field]);
  if (filter.errorState !== '')
    conditions.push(
      `c.error ${filter.errorState === 'error' ? 'not in' : 'in'} (${textList(NO_ERRORS)})`,
    );
  if (filter.drives !== '') conditions.push(isInGroup(filter.drives));
  if (filter.computer !== '')
    add('computer', 'charindex(lower(@computer), lower(c.name)) > 0', filter.computer);
  if (filter.user !== '') add('user', 'charindex(lower(@user), lower(c.[user])) > 0', filter.user);
  if (filter.silentSince !== '')
    add(
      'silentSince',
      '(c.lastContactAt is null or c.lastContactAt < @silentSince)',
      new Date(filter.silentSince),
    );
  return { conditions, parameters };
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
}

/** Text that `like … escape '~'` takes for itself, whatever signs of a pattern are in it. */
function literal(text: string): string {
  return text.replaceAll(/[~%_[]/g, '~$&');
}
