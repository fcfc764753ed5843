import { formatNumber } from '#renderer/text/formats.ts';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import { ListCard, ListRow } from '#renderer/ui/list-card.tsx';
import type { FoundComputer } from '#shared/contract.ts';
import { computerText, fullName } from '../cell-text.ts';
import type { FoundComputers } from '../compliance-reader.ts';
import { StatusText } from './status-badge.tsx';
import links from './details-table.module.css';

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
  const said = inOneLine([
    isCut ? text.cut : '',
    missing.length > 0 ? text.missing(missing.map(({ source }) => source).join(', ')) : '',
  ]);
  return (
    <ListCard
      title={title}
      lead={said}
      columns={[
        columns.name,
        columns.domain,
        columns.users,
        columns.status,
        ...(hasSources ? [words.compliance.source] : []),
      ]}
    >
      {found.map((one) => {
        const { computer, source } = one;
        return (
          <ListRow key={`${source} ${fullName(computer)}`} isShown={shown === one}>
            <th scope="row">
              <button
                type="button"
                className={links['open']}
                aria-label={text.choose(computer.name)}
                onClick={() => {
                  onShow(one);
                }}
              >
                {computer.name}
              </button>
            </th>
            <td>{computer.domain}</td>
            <td>{computerText(computer, 'users')}</td>
            <td>
              <StatusText status={computer.status} />
            </td>
            {hasSources && <td>{source}</td>}
          </ListRow>
        );
      })}
    </ListCard>
  );
}
