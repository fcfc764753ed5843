import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { computerOf } from '../../../../src-shared/model/protector.ts';
import { type RecoveryKeyId, readKeyId } from '../../../../src-shared/model/recovery-key-id.ts';
import { endUserOf } from '../../../../src-shared/model/request-fields.ts';
import { words } from '../../../text/words.ts';
import table from '../../../ui/data-table.module.css';
import styles from '../../../ui/list-card.module.css';
import { MarkedCharacters } from '../../../ui/marked-characters.tsx';
import type { SimilarKeys as Similar } from '../store.ts';
import { driveText } from './drive-text.ts';

interface SimilarKeysProps {
  readonly similar: Similar;
  readonly onUse: (keyId: RecoveryKeyId) => void;
}

const text = words.driveRecovery.keyId.similar;
const columns = words.driveRecovery.matches;

/** Nothing fits exactly. What the end user's own computers have is one slip away; using one only fills in the form. */
export function SimilarKeys({ similar, onUse }: SimilarKeysProps) {
  const cells = useId();
  const typed = readKeyId(similar.form.keyId);
  const start = typed.ok ? typed.query.start : '';
  return (
    <section className={styles['card']} aria-labelledby="similar-title">
      <h2 id="similar-title" className={styles['title']}>
        {text.title}
      </h2>
      <p className={styles['lead']}>{text.lead(endUserOf(similar.form))}</p>
      <div className={styles['scroller']}>
        <table className={table['table']} aria-label={text.title}>
          <thead>
            <tr>
              {[columns.keyId, columns.computer, columns.drive, columns.state].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {similar.rows.map((row) => (
              <tr key={row.keyId}>
                <th scope="row" id={cells + row.keyId}>
                  <MarkedCharacters text={row.keyId} at={differences(start, row.keyId)} />
                </th>
                <td>{computerOf(row)}</td>
                <td>{driveText(row.volume)}</td>
                <td className={styles['stateAndAction']}>
                  {words.driveRecovery.states[row.state]}
                  <Button size="small" className={styles['show']} aria-describedby={cells + row.keyId} onClick={() => { onUse(row.keyId); }}>
                    {text.use}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function differences(start: string, keyId: string): readonly number[] {
  return Array.from(start).flatMap((character, index) => (character === keyId.charAt(index) ? [] : [index]));
}
