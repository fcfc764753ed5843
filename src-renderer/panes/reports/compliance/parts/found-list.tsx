import type { FoundComputer } from '../../../../../src-shared/contract.ts';
import { formatNumber, words } from '../../../../text/words.ts';
import table from '../../../../ui/data-table.module.css';
import styles from '../../../../ui/list-card.module.css';
import { computerText, fullName } from '../cell-text.ts';
import type { FoundComputers } from '../compliance-reader.ts';
import links from './details-table.module.css';
import { StatusText } from './status-badge.tsx';

interface FoundListProps {
  readonly several: FoundComputers;
  readonly shown: FoundComputer | undefined;
  readonly onShow: (found: FoundComputer) => void;
}

const text = words.compliance.computer;
const columns = words.compliance.computerColumns;

/** Several computers begin as was typed, or one of their users does. */
export function FoundList({ several: { found, isCut, missing }, shown, onShow }: FoundListProps) {
  const title = text.found(formatNumber(found.length));
  const hasSources = new Set(found.map(({ source }) => source)).size > 1;
  return (
    <section className={styles['card']} aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      <p className={styles['lead']}>
        {isCut && text.cut} {missing.length > 0 && text.missing(missing.map(({ source }) => source).join(', '))}
      </p>
      <div className={styles['scroller']}>
        <table className={table['table']} aria-label={title}>
          <thead>
            <tr>
              {[columns.name, columns.domain, columns.users, columns.status, ...(hasSources ? [words.compliance.source] : [])].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((one) => {
              const { computer, source } = one;
              const isShown = shown === one;
              return (
                <tr key={`${source} ${fullName(computer)}`} className={isShown ? styles['shown'] : undefined} aria-current={isShown || undefined}>
                  <th scope="row">
                    <button type="button" className={links['open']} aria-label={text.choose(computer.name)} onClick={() => { onShow(one); }}>
                      {computer.name}
                    </button>
                  </th>
                  <td>{computer.domain}</td>
                  <td>{computerText(computer, 'users')}</td>
                  <td>
                    <StatusText status={computer.status} />
                  </td>
                  {hasSources && <td>{source}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
