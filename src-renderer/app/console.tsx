import { Tab, TabList } from '@fluentui/react-components';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import type { Command } from '#shared/console/commands.ts';
import type { RecoveryLink } from '#shared/recovery/recovery-link.ts';
import { type Area, areasOf } from '#shared/sign-in/role.ts';
import { words } from '../text/words.ts';
import { ProductMark } from '../ui/product-mark.tsx';
import { AccountMenu } from './account-menu.tsx';
import { PANES } from './areas.ts';
import type { Commands } from './commands.ts';
import type { Drafts } from './drafts.ts';
import { LinkOffer } from './link-offer.tsx';
import { PaneBoundary } from './pane-boundary.tsx';
import type { PaneProps, Wanted } from './pane-props.ts';
import { useCommand } from './use-command.ts';
import styles from './console.module.css';

interface ConsoleProps extends Omit<PaneProps, 'isInFront' | 'wanted'> {
  /** Told which tab is in front, and `undefined` when the console goes. */
  readonly onArea: (area: Area | undefined) => void;
}

/**
 * The header with its tabs, and one pane per area. Panes stay as they are while another tab is in
 * front.
 */
export function Console({ onArea, link, onLinkUsed, ...given }: ConsoleProps) {
  const { session, settings, drafts, commands } = given;
  const areas = areasOf(session.operator.roles);
  const [shown, setShown] = useState(() => firstArea(areas, drafts, settings?.appearance.firstTab));
  const [visited, setVisited] = useState<readonly Area[]>(shown === undefined ? [] : [shown]);
  const [wanted, setWanted] = useState<Wanted>();

  useEffect(() => {
    onArea(shown);
    return () => {
      onArea(undefined);
    };
  }, [onArea, shown]);

  const show = (area: Area) => {
    setShown(area);
    drafts.area.keep(area);
    if (!visited.includes(area)) setVisited([...visited, area]);
  };
  const go = (to: Wanted) => {
    setWanted(to);
    show(to.area);
  };

  const fillIn = (wish: RecoveryLink) => {
    onLinkUsed();
    go({ area: 'drive-recovery', link: wish });
  };

  const pane = { ...given, wanted, link, onLinkUsed };
  return (
    <>
      <header className={styles['header']}>
        <ProductMark size={28} />
        <span className={styles['product']}>{words.app.product}</span>
        <AreaTabs areas={areas} shown={shown} onShow={show} />
        <AccountMenu operator={session.operator} commands={commands} />
      </header>
      {link && <LinkOffer link={link} onFillIn={fillIn} onDismiss={onLinkUsed} />}
      <Destinations areas={areas} commands={commands} onGo={go} />
      <main className={styles['panels']}>
        {areas.map((area) => (
          <Panel key={area} area={area} isInFront={area === shown}>
            {visited.includes(area) && <PaneFor {...pane} area={area} isInFront={area === shown} />}
          </Panel>
        ))}
      </main>
    </>
  );
}

interface PanelProps {
  readonly area: Area;
  readonly isInFront: boolean;
  readonly children: ReactNode;
}

function Panel({ area, isInFront, children }: PanelProps) {
  return (
    <div
      id={`panel-${area}`}
      role="tabpanel"
      aria-labelledby={`tab-${area}`}
      hidden={!isInFront}
      className={styles['panel']}
    >
      {children}
    </div>
  );
}

const REPORTS = [
  'recovery-audit',
  'computer-compliance',
  'enterprise-compliance',
  'recovery-key-backup',
] as const;

interface DestinationsProps {
  readonly areas: readonly Area[];
  readonly commands: Commands;
  readonly onGo: (to: Wanted) => void;
}

/** Offers the commands that lead to the areas and reports of this session. */
function Destinations({ areas, ...go }: DestinationsProps) {
  const reports = areas.includes('reports') ? REPORTS : [];
  return (
    <>
      {areas.map((area) => (
        <GoTo key={area} command={area} to={{ area }} {...go} />
      ))}
      {reports.map((report) => (
        <GoTo key={report} command={report} to={{ area: 'reports', report }} {...go} />
      ))}
    </>
  );
}

interface GoToProps {
  readonly command: Command;
  readonly to: Wanted;
  readonly commands: Commands;
  readonly onGo: (to: Wanted) => void;
}

/** Offers the command that leads to an area or a report. */
function GoTo({ command, to, commands, onGo }: GoToProps) {
  useCommand(commands, command, () => {
    onGo(to);
  });
  return null;
}

/** The tab that was in front before a lock, or that is to be the first, unless its role is gone. */
function firstArea(
  areas: readonly Area[],
  { area }: Drafts,
  first: Area | undefined,
): Area | undefined {
  return [area.read(), first].find((one) => one !== undefined && areas.includes(one)) ?? areas[0];
}

interface AreaTabsProps {
  readonly areas: readonly Area[];
  readonly shown: Area | undefined;
  readonly onShow: (area: Area) => void;
}

function AreaTabs({ areas, shown, onShow }: AreaTabsProps) {
  return (
    <TabList
      className={styles['tabs']}
      aria-label={words.app.areasLabel}
      selectedValue={shown}
      onTabSelect={(_event, { value }) => {
        const area = areas.find((candidate) => candidate === value);
        if (area !== undefined) onShow(area);
      }}
    >
      {areas.map((area) => (
        <Tab key={area} id={`tab-${area}`} value={area} aria-controls={`panel-${area}`}>
          {words.app.areas[area]}
        </Tab>
      ))}
    </TabList>
  );
}

function PaneFor({ area, ...props }: PaneProps & { readonly area: Area }) {
  const Pane = PANES[area];
  return (
    <PaneBoundary>
      <Suspense fallback={null}>
        <Pane {...props} />
      </Suspense>
    </PaneBoundary>
  );
}
