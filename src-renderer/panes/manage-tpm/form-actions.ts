import { createComputerCompletion } from '#renderer/app/computer-completion.ts';
import { stillStale, withoutStale } from '#renderer/app/stale-fields.ts';
import { editedForm } from '#renderer/edited-form.ts';
import { mayBecomeName, readComputerName } from '#shared/request/computer.ts';
import {
  fieldsWithProblems,
  missingDomain,
  splitDomain,
  splitUser,
} from '#shared/request/request-fields.ts';
import { type TpmForm, tpmFormProblems } from '#shared/tpm/tpm-request.ts';
import {
  type Actions,
  type Answered,
  EMPTY_FORM,
  type Field,
  type ManageTpmState,
  type StoreParts,
} from './state.ts';

/** Filling in the form. */
export function formActions({
  api,
  rules,
  defaultDomain,
  get,
  set,
}: StoreParts): Actions<'edit' | 'splitName' | 'splitDomain'> {
  const completeComputer = createComputerCompletion({
    ask: (start) => api.ask('tpm.computers', { start }),
    show: (completions) => {
      set({ completions });
    },
  });
  return {
    edit(typed) {
      const changes = splitUser(typed);
      const { answered } = get();
      if (answered !== undefined) set(afterAnswer(get(), answered, changes));
      const edited = editedForm(get(), changes, (form) => tpmFormProblems(form, rules));
      set(edited);
      if (changes.computerName === undefined) return;
      // What was read belongs to another computer.
      set({ reading: undefined });
      void completeComputer(edited.form.computerName);
    },

    splitDomain() {
      const { form, edit } = get();
      const split = splitDomain(form);
      const { userDomain } = missingDomain(form, defaultDomain());
      if (split.userName !== undefined) edit(split);
      else if (userDomain !== undefined) edit({ userDomain });
    },

    splitName() {
      const { form, edit } = get();
      const { name, domain } = readComputerName(form.computerName);
      if (domain !== '') edit({ computerName: name, computerDomain: domain });
      else if (name !== form.computerName.trim()) edit({ computerName: name });
    },
  };
}

/**
 * Another computer's name begins the next caller's request: what the last caller was served with
 * must not get into its record.
 */
function afterAnswer(
  { form }: ManageTpmState,
  answered: Answered,
  changes: Partial<TpmForm>,
): Partial<ManageTpmState> {
  const stale = stillStale(answered.stale, changes);
  const { computerName } = changes;
  if (computerName === undefined || mayBecomeName(computerName, answered.computerName))
    return { answered: { ...answered, stale } };
  return {
    form: withoutStale(form, stale, EMPTY_FORM),
    answered: undefined,
    problems: {},
    failure: undefined,
    history: undefined,
    proof: 'kept-by-computer',
    file: undefined,
  };
}

interface CheckedForm {
  readonly form: TpmForm;
  readonly wrong: readonly Field[];
}

/** The form as it may be sent, and the fields that are wrong. */
export function checkForm(parts: StoreParts): CheckedForm {
  const { rules, get, set } = parts;
  get().splitName();
  get().splitDomain();
  addDomain(parts);
  const { form } = get();
  const problems = tpmFormProblems(form, rules);
  set({ problems });
  return { form, wrong: fieldsWithProblems(EMPTY_FORM, problems) };
}

/** Fills in the domain when only one computer has the name that was typed. */
function addDomain({ get }: StoreParts): void {
  const { form, completions, edit } = get();
  const typed = form.computerName.trim().toLowerCase();
  const [first, ...others] = completions.filter(({ name }) => name.toLowerCase() === typed);
  if (form.computerDomain === '' && first !== undefined && others.length === 0)
    edit({ computerDomain: first.dnsDomain });
}
