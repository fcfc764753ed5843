import { words } from '#renderer/text/words.ts';
import { VolumeColumn } from '#shared/compliance/compliance-column.ts';
import type { VolumeCompliance } from '#shared/compliance/volume-compliance.ts';
import { codeText, volumeText } from '../cell-text.ts';
import table from '#renderer/ui/data-table.module.css';
import styles from './volume-table.module.css';

interface VolumeTableProps {
  readonly label: string;
  readonly volumes: readonly VolumeCompliance[];
}

const text = words.compliance;
const COLUMNS = VolumeColumn.options.filter((column) => column !== 'reasons');

/** The volumes of one computer, and why one of them is not compliant. */
export function VolumeTable({ label, volumes }: VolumeTableProps) {
  if (volumes.length === 0) return <p className={styles['none']}>{text.computer.noVolumes}</p>;
  return (
    <table className={`${table['table']} ${styles['volumes']}`} aria-label={label}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {text.volumeColumns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {volumes.map((volume) => (
          <VolumeRows key={`${volume.driveType} ${volume.driveLetter}`} volume={volume} />
        ))}
      </tbody>
    </table>
  );
}

function VolumeRows({ volume }: { readonly volume: VolumeCompliance }) {
  return (
    <>
      <tr className={volume.reasons.length > 0 ? styles['explained'] : undefined}>
        {COLUMNS.map((column, index) =>
          index === 0 ? (
            <th key={column} scope="row" className={styles['letter']}>
              {volume.driveLetter}
            </th>
          ) : (
            <td
              key={column}
              className={
                column === 'compliance' && volume.compliance === 'non-compliant'
                  ? styles['failed']
                  : undefined
              }
            >
              {volumeText(volume, column)}
            </td>
          ),
        )}
      </tr>
      {volume.reasons.map((reason) => (
        <tr key={reason} className={styles['reason']}>
          <td colSpan={COLUMNS.length}>{codeText('reasons', String(reason))}</td>
        </tr>
      ))}
    </>
  );
}
