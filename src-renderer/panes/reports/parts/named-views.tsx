import { Button, Input, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { BookmarkRegular, DeleteRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { useKeys } from '#renderer/ui/use-keys.ts';
import { ViewName } from '#shared/console/remembered-views.ts';
import styles from './named-views.module.css';

/** The views that have a name, and who has to know of others. */
export interface SavedViews<View> {
  readonly views: readonly { readonly name: string; readonly view: View }[];
  readonly onName: (name: string, view: View) => void;
  readonly onForget: (name: string) => void;
}

interface NamedViewsProps<View> extends SavedViews<View> {
  /** How the report is looked at now. */
  readonly current: View;
  readonly onApply: (view: View) => void;
}

const text = words.reports.views;

/** Filters, order and columns under names of one's own. */
export function NamedViews<View>({
  views,
  current,
  onName,
  onForget,
  onApply,
}: NamedViewsProps<View>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trapFocus
      positioning={{ position: 'below', align: 'start' }}
      open={isOpen}
      onOpenChange={(_event, { open }) => {
        setOpen(open);
      }}
    >
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<BookmarkRegular />}>{text.button}</Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={text.button}>
        <ul className={styles['views']}>
          {views.map(({ name, view }) => (
            <NamedView
              key={name}
              name={name}
              onChoose={() => {
                setOpen(false);
                onApply(view);
              }}
              onForget={onForget}
            />
          ))}
        </ul>
        <Naming
          onName={(name) => {
            onName(name, current);
          }}
        />
      </PopoverSurface>
    </Popover>
  );
}

interface NamedViewProps {
  readonly name: string;
  readonly onChoose: () => void;
  readonly onForget: (name: string) => void;
}

function NamedView({ name, onChoose, onForget }: NamedViewProps) {
  return (
    <li>
      <Button appearance="subtle" onClick={onChoose}>
        {name}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={text.forget(name)}
        onClick={() => {
          onForget(name);
        }}
      />
    </li>
  );
}

function Naming({ onName }: { readonly onName: (name: string) => void }) {
  const [typed, setTyped] = useState('');
  const element = useRef<HTMLDivElement>(null);
  const name = ViewName.safeParse(typed);
  const save = () => {
    if (!name.success) return;
    onName(name.data);
    setTyped('');
  };
  // The form the button stands in would be submitted.
  useKeys(element, (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    save();
  });
  return (
    <div ref={element} className={styles['naming']}>
      <Input
        value={typed}
        maxLength={60}
        placeholder={text.placeholder}
        aria-label={text.name}
        onChange={(_event, { value }) => {
          setTyped(value);
        }}
      />
      <Button disabled={!name.success} onClick={save}>
        {text.save}
      </Button>
    </div>
  );
}
