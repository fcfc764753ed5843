import type { AskError } from '#renderer/api.ts';
import type { ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import type { FoundComputer } from '#shared/contract.ts';
import type { WrittenAs } from '../write-report.ts';
import type { WritingState } from '../writing.ts';
import type { ComplianceReader, FoundComputers } from './compliance-reader.ts';

export interface ComputerState extends WritingState {
  readonly form: ComputerSearch;
  readonly isEmpty: boolean;
  /** Several computers to choose from. */
  readonly several: FoundComputers | undefined;
  readonly shown: FoundComputer | undefined;
  readonly isSearching: boolean;
  readonly failure: AskError | undefined;
  edit(changes: Partial<ComputerSearch>): void;
  /** Looks for what was typed; shows the only computer of that name, or a list. */
  search(): Promise<void>;
  show(found: FoundComputer): void;
  /** Shows a computer that is known from another report, as it is now. */
  open(name: string, domain: string): Promise<void>;
  /** Exports what is shown, or prints it. */
  write(form: WrittenAs): Promise<void>;
  /** Stops searching. */
  cancel(): void;
  stopWriting(): void;
}

/** What the store's actions are made of. */
export interface StoreParts {
  readonly reader: ComplianceReader;
  readonly get: () => ComputerState;
  readonly set: (changes: Partial<ComputerState>) => void;
}
