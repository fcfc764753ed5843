import type { ComponentProps, ReactNode } from 'react';
import type { Done } from '../done.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { DoneLine, ExportTools } from './export-tools.tsx';
import styles from './report-page.module.css';

interface ReportToolsProps<Column extends string> extends ComponentProps<typeof ExportTools> {
  /** How many rows there are, in words. */
  readonly count: string;
  /** What else is known of the rows. */
  readonly beside?: ReactNode;
  readonly done: Done | undefined;
  readonly chooser: ComponentProps<typeof ColumnChooser<Column>>;
}

/** The line above a report's table: what is in it, and the ways out for it. */
export function ReportTools<Column extends string>({ count, beside, done, chooser, isBusy, onWrite }: ReportToolsProps<Column>) {
  return (
    <div className={styles['tools']}>
      <output className={styles['count']}>{count}</output>
      {beside}
      <DoneLine done={done} className={styles['count']} />
      <span className={styles['buttons']}>
        <ColumnChooser {...chooser} />
        <ExportTools isBusy={isBusy} onWrite={onWrite} />
      </span>
    </div>
  );
}
