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
        <Button name="columns" icon={<TableSettingsRegular />}>
          {text.columnsButton}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={text.columnsButton}>
        <ul className={styles['chooser']}>
          {listed.map((column) => (
            <ColumnLine
              key={column}
              column={column}
              name={names[column]}
              columns={columns}
              onChange={onChange}
            />
          ))}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}

interface ColumnLineProps<Column extends string> extends Pick<
  ColumnChooserProps<Column>,
  'columns' | 'onChange'
> {
  readonly column: Column;
  readonly name: string;
}

/** Whether a column is shown, and its way up and down among those that are. */
function ColumnLine<Column extends string>({
  column,
  name,
  columns,
  onChange,
}: ColumnLineProps<Column>) {
  const at = columns.indexOf(column);
  const others = columns.filter((other) => other !== column);
  const move = (by: -1 | 1) => {
    onChange([...others.slice(0, at + by), column, ...others.slice(at + by)]);
  };
  return (
    <li>
      <Checkbox
        label={name}
        checked={at >= 0}
        onChange={() => {
          onChange(at >= 0 ? others : [...columns, column]);
        }}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={text.moveUp(name)}
        disabled={at <= 0}
        onClick={() => {
          move(-1);
        }}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={text.moveDown(name)}
        disabled={at < 0 || at === columns.length - 1}
        onClick={() => {
          move(1);
        }}
      />
    </li>
  );
}
