import type { ComponentProps, ReactNode } from 'react';
import type { WritingState } from '../writing.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { ExportTools } from './export-tools.tsx';
import { Writing } from './writing.tsx';
import styles from './report-page.module.css';

interface ReportToolsProps<Column extends string> extends Pick<
  ComponentProps<typeof ExportTools>,
  'onWrite'
> {
  /** How many rows there are, in words. */
  readonly count: string;
  /** What else is known of the rows. */
  readonly beside?: ReactNode;
  readonly writing: WritingState;
  readonly onStop: () => void;
  readonly chooser: ComponentProps<typeof ColumnChooser<Column>>;
}

/** The line above a report's table: what is in it, and the ways out for it. */
export function ReportTools<Column extends string>({
  count,
  beside,
  writing,
  onStop,
  chooser,
  onWrite,
}: ReportToolsProps<Column>) {
  return (
    <>
      <div className={styles['tools']}>
        <output className={styles['count']}>{count}</output>
        {beside}
        <span className={styles['buttons']}>
          <ColumnChooser {...chooser} />
          <ExportTools isBusy={writing.exporting !== undefined} onWrite={onWrite} />
        </span>
      </div>
      <Writing {...writing} onStop={onStop} />
    </>
  );
}
