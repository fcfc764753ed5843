import { AskError } from '#renderer/api.ts';
import { formatNumber } from '#renderer/text/formats.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ListCard, ListRow } from '#renderer/ui/list-card.tsx';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import type { EscrowSource } from '#shared/escrow/escrow-report.ts';

const text = words.escrow.sources;

/** What each source told, and what it did not. */
export function SourcesCard({ sources }: { readonly sources: readonly EscrowSource[] }) {
  const isWhole = sources.every(({ state, keysHidden }) => state === 'read' && keysHidden === 0);
  const { source, state, computers, keys } = text.columns;
  return (
    <ListCard
      title={text.title}
      lead=""
      beside={isWhole ? undefined : <WarningLine>{text.incomplete}</WarningLine>}
      columns={[source, state, computers, keys]}
    >
      {sources.map((one) => (
        <ListRow key={one.source}>
          <th scope="row">{one.source}</th>
          <td>{stateText(one)}</td>
          <td>{one.state === 'read' ? formatNumber(one.computers) : ''}</td>
          <td>{one.state === 'read' ? formatNumber(one.keys) : ''}</td>
        </ListRow>
      ))}
    </ListCard>
  );
}

function stateText({ state, failure, keysHidden }: EscrowSource): string {
  const told = text.states[state];
  if (failure !== undefined)
    return words.app.labelled(told, problemText(new AskError({ code: failure, details: {} })).what);
  return keysHidden > 0 ? text.hidden(keysHidden, formatNumber(keysHidden)) : told;
}
