import {
  Button,
  Checkbox,
  Popover,
  PopoverSurface,
  PopoverTrigger,
} from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, TableSettingsRegular } from '@fluentui/react-icons';
import { words } from '#renderer/text/words.ts';
import styles from './column-chooser.module.css';

interface ColumnChooserProps<Column extends string> {
  readonly columns: readonly Column[];
  /** Every column there is, and what each is called. */
  readonly all: readonly Column[];
  readonly names: Readonly<Record<Column, string>>;
  readonly onChange: (columns: readonly Column[]) => void;
}

const text = words.reports;

/** Which columns are shown and exported, and in which order. */
export function ColumnChooser<Column extends string>({
  columns,
  all,
  names,
  onChange,
}: ColumnChooserProps<Column>) {
  const listed = [...columns, ...all.filter((column) => !columns.includes(column))];
  const move = (column: Column, by: -1 | 1) => {
    const at = columns.indexOf(column);
    const others = columns.filter((other) => other !== column);
    onChange([...others.slice(0, at + by), column, ...others.slice(at + by)]);
  };
  return (
    // Fourteen rows are more than there is room for, wherever the button has scrolled to.
    <Popover
      trapFocus
      positioning={{
        position: 'below',
        align: 'end',
        autoSize: 'height',
        overflowBoundaryPadding: 8,
      }}
    >
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<TableSettingsRegular />}>{text.columnsButton}</Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={text.columnsButton}>
        <ul className={styles['chooser']}>
          {listed.map((column) => {
            const at = columns.indexOf(column);
            const name = names[column];
            return (
              <li key={column}>
                <Checkbox
                  label={name}
                  checked={at >= 0}
                  onChange={() => {
                    onChange(
                      at >= 0 ? columns.filter((other) => other !== column) : [...columns, column],
                    );
                  }}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<ArrowUpRegular />}
                  aria-label={text.moveUp(name)}
                  disabled={at <= 0}
                  onClick={() => {
                    move(column, -1);
                  }}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<ArrowDownRegular />}
                  aria-label={text.moveDown(name)}
                  disabled={at < 0 || at === columns.length - 1}
                  onClick={() => {
                    move(column, 1);
                  }}
                />
              </li>
            );
          })}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}
