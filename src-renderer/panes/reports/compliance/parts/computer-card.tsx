import { ExportTools } from '#renderer/panes/reports/parts/export-tools.tsx';
import { Writing } from '#renderer/panes/reports/parts/writing.tsx';
import { formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { ComputerColumn } from '#shared/compliance/compliance-column.ts';
import { ERROR_CODES, isError } from '#shared/compliance/compliance-error.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import type { FoundComputer } from '#shared/contract.ts';
import { codeText, computerText } from '../cell-text.ts';
import type { ComputerState } from '../computer-state.ts';
import { StatusBadge } from './status-badge.tsx';
import { VolumeTable } from './volume-table.tsx';
import list from '#renderer/ui/list-card.module.css';
import styles from './computer-card.module.css';

interface ComputerCardProps {
  readonly found: FoundComputer;
  /** How it leaves the console. */
  readonly state: ComputerState;
}

const text = words.compliance.computer;
const names = words.compliance.computerColumns;

const HEAD: readonly ComputerColumn[] = ['name', 'domain', 'status', 'error'];
const STATE: readonly ComputerColumn[] = [
  'overall',
  'osDrive',
  'fixedDrives',
  'exemption',
  'exemptedUser',
  'exemptedAt',
  'updatedAt',
  'lastContactAt',
];
const POLICY: readonly ComputerColumn[] = [
  'policyCipherStrength',
  'policyOsDrive',
  'policyFixedDrives',
];
const DEVICE: readonly ComputerColumn[] = [
  'computerType',
  'operatingSystem',
  'manufacturer',
  'model',
  'users',
];
const PLACED = new Set([...HEAD, ...STATE, ...POLICY, ...DEVICE]);

/** A column that is placed nowhere stands last. */
const groups = (): readonly (readonly [title: string, columns: readonly ComputerColumn[]])[] => [
  [text.state, STATE],
  [text.policy, POLICY],
  [text.device, [...DEVICE, ...ComputerColumn.options.filter((column) => !PLACED.has(column))]],
];

/** Everything one computer last reported. */
export function ComputerCard({ found: { computer, source }, state }: ComputerCardProps) {
  return (
    <>
      <section className={styles['card']} aria-labelledby="compliance-computer">
        <CardHead computer={computer} state={state} />
        <LastContact computer={computer} source={source} />
        <Writing {...state} onStop={state.stopWriting} />
        <ErrorLine error={computer.error} />
        <div className={styles['groups']}>
          {groups().map(([title, columns]) => (
            <Group key={title} title={title} columns={columns} computer={computer} />
          ))}
        </div>
      </section>
      <section className={list['card']} aria-labelledby="compliance-volumes">
        <h2 id="compliance-volumes" className={list['title']}>
          {text.volumes}
        </h2>
        <div className={list['scroller']}>
          <VolumeTable label={text.volumes} volumes={computer.volumes} />
        </div>
      </section>
    </>
  );
}

interface CardHeadProps {
  readonly computer: ComputerCompliance;
  readonly state: ComputerState;
}

function CardHead({ computer: { name, domain, status }, state }: CardHeadProps) {
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <h2 id="compliance-computer">{name}</h2>
        <span>{domain}</span>
      </div>
      <StatusBadge status={status} />
      <div className={styles['tools']}>
        <ExportTools
          isBusy={state.exporting !== undefined}
          onWrite={(form) => void state.write(form)}
        />
      </div>
    </header>
  );
}

interface LastContactProps {
  readonly computer: ComputerCompliance;
  readonly source: string;
}

/** When the computer was last heard of, and where that is known from. */
function LastContact({ computer: { lastContactAt }, source }: LastContactProps) {
  return (
    <p className={styles['lead']}>
      {lastContactAt === null ? text.neverHeard : text.heard(formatMoment(lastContactAt))}{' '}
      <span>{words.app.labelled(words.compliance.source, source)}</span>
    </p>
  );
}

function ErrorLine({ error }: Pick<ComputerCompliance, 'error'>) {
  if (!isError(error)) return null;
  return (
    <p className={styles['error']}>
      <strong>{codeText('error', error)}</strong>{' '}
      <span>{words.compliance.noCode(ERROR_CODES[error])}</span>
    </p>
  );
}

interface GroupProps {
  readonly title: string;
  readonly columns: readonly ComputerColumn[];
  readonly computer: ComputerCompliance;
}

/** Facts that belong together; those without a value are left out. */
function Group({ title, columns, computer }: GroupProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {columns.map((column) => {
          const value = computerText(computer, column);
          return (
            value !== '' && (
              <div key={column}>
                <dt>{names[column]}</dt>
                <dd>{value}</dd>
              </div>
            )
          );
        })}
      </dl>
    </section>
  );
}
