import { Tab, TabList } from '@fluentui/react-components';
import {
  type ComponentType,
  type LazyExoticComponent,
  Suspense,
  lazy,
  useEffect,
  useState,
} from 'react';
import type { Api } from '#renderer/api.ts';
import type { PaneProps } from '#renderer/app/pane-props.ts';
import { words } from '#renderer/text/words.ts';
import { isDialogOpen } from '#renderer/ui/dialogs.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { fullName } from './compliance/cell-text.ts';
import type { Lead } from './compliance/computer-report.tsx';
import hidden from '#renderer/ui/visually-hidden.module.css';
import styles from './pane.module.css';

interface ReportProps {
  readonly api: Api;
  /** Where Enterprise Compliance leads to, and the way back. */
  readonly lead: Lead | undefined;
  readonly onOpen: (computer: ComputerCompliance) => void;
  readonly onBack: () => void;
  /** Full name of the computer one came back from. */
  readonly returnTo: string | undefined;
  readonly onReturned: () => void;
}

interface Report {
  readonly id: string;
  readonly name: () => string;
  readonly View: LazyExoticComponent<ComponentType<ReportProps>>;
}

/** In the order of their tabs. */
const REPORTS: readonly [Report, ...Report[]] = [
  {
    id: 'recovery-audit',
    name: () => words.reports.title,
    View: lazy(async () => ({ default: (await import('./audit/audit-report.tsx')).AuditReport })),
  },
  {
    id: 'computer-compliance',
    name: () => words.compliance.titles.computer,
    View: lazy(async () => ({
      default: (await import('./compliance/compliance-views.tsx')).ComputerComplianceView,
    })),
  },
  {
    id: 'enterprise-compliance',
    name: () => words.compliance.titles.enterprise,
    View: lazy(async () => ({
      default: (await import('./compliance/compliance-views.tsx')).EnterpriseCompliance,
    })),
  },
  {
    id: 'recovery-key-backup',
    name: () => words.escrow.title,
    View: lazy(async () => ({
      default: (await import('./escrow/escrow-report.tsx')).RecoveryKeyBackup,
    })),
  },
];

/** One report a tab. Each stays as it is while another is in front. */
export function ReportsPane({ api, wanted }: Pick<PaneProps, 'api' | 'wanted'>) {
  const { shown, visited, show } = useShownReport(wanted);
  const way = useWayToComputer(show);
  useEffect(() => {
    if (wanted?.area === 'reports' && !isDialogOpen())
      document.querySelector<HTMLElement>(`#report-tab-${shown}`)?.focus();
  }, [wanted, shown]);
  return (
    <>
      <Tabs shown={shown} onShow={show} />
      {REPORTS.map(({ id, name, View }) => (
        <div
          key={id}
          id={`report-${id}`}
          role="tabpanel"
          aria-labelledby={`report-tab-${id}`}
          hidden={id !== shown}
        >
          <h1 className={hidden['visuallyHidden']}>{name()}</h1>
          <Suspense fallback={null}>{visited.includes(id) && <View api={api} {...way} />}</Suspense>
        </div>
      ))}
    </>
  );
}

/** Which report is in front, and which were: those alone are loaded. */
function useShownReport(wanted: PaneProps['wanted']) {
  const [shown, setShown] = useState(wanted?.report ?? REPORTS[0].id);
  const [visited, setVisited] = useState<readonly string[]>([shown]);
  const [seen, setSeen] = useState(wanted);
  const show = (id: string) => {
    setShown(id);
    if (!visited.includes(id)) setVisited([...visited, id]);
  };
  if (wanted !== seen) {
    setSeen(wanted);
    if (wanted?.report !== undefined) show(wanted.report);
  }
  return { shown, visited, show };
}

/** From a line of Enterprise Compliance to all there is of that computer, and back to the line. */
function useWayToComputer(show: (id: string) => void): Omit<ReportProps, 'api'> {
  const [lead, setLead] = useState<Lead>();
  const [returnTo, setReturnTo] = useState<string>();
  return {
    lead,
    returnTo,
    onOpen: (computer) => {
      setLead({ computer });
      show('computer-compliance');
    },
    onBack: () => {
      setReturnTo(lead && fullName(lead.computer));
      setLead(undefined);
      show('enterprise-compliance');
    },
    onReturned: () => {
      setReturnTo(undefined);
    },
  };
}

interface TabsProps {
  readonly shown: string;
  readonly onShow: (id: string) => void;
}

function Tabs({ shown, onShow }: TabsProps) {
  return (
    <TabList
      className={styles['tabs']}
      size="small"
      aria-label={words.reports.tabs}
      selectedValue={shown}
      onTabSelect={(_event, { value }) => {
        onShow(String(value));
      }}
    >
      {REPORTS.map(({ id, name }) => (
        <Tab key={id} id={`report-tab-${id}`} value={id} aria-controls={`report-${id}`}>
          {name()}
        </Tab>
      ))}
    </TabList>
  );
}
