import type {
  DirectoryDraft,
  DirectorySetup,
  NewOrganisation,
  UserConfiguration,
} from '#main/ports/connection/organisation-setup.ts';
import { AppError } from '#shared/errors.ts';

/** A directory that lets `admin` in with `pw`, and a configuration file in memory. */
export function memorySetup() {
  const state = {
    isManaged: false,
    added: [] as NewOrganisation[],
    kept: [] as Uint8Array[],
    checked: [] as DirectoryDraft[],
    open: 0,
    /** Runs while the directory is being entered. */
    whileEntering: (): void | Promise<void> => undefined,
    /** What comes of the organisation that is added. */
    profileId: 'test',
  };
  const directory: DirectorySetup = {
    check(draft) {
      state.checked.push(draft);
      return async (credentials, { onStep }) => {
        onStep({ name: 'find', state: 'passed', facts: { servers: 'dc1:636' } });
        if (credentials === undefined)
          onStep({ name: 'bind', state: 'skipped', because: 'not-signed-in' });
        else if (credentials.password === 'pw')
          onStep({ name: 'bind', state: 'passed', facts: { account: credentials.userName } });
        else
          onStep({
            name: 'bind',
            state: 'failed',
            facts: {},
            failure: 'auth.badCredentials',
            details: {},
          });
      };
    },
    async enter(_draft, { userName }) {
      state.open += 1;
      await state.whileEntering();
      return {
        account: userName,
        netbiosName: 'CONTOSO',
        groups: async (text, limit) =>
          ['Admins', 'Users', 'Reports']
            .filter((name) => name.includes(text))
            .slice(0, limit)
            .map((name, index) => ({
              sid: `S-1-5-21-1-2-3-${index}`,
              name: `CONTOSO\\${name}`,
              description: '',
            })),
        close: () => {
          state.open -= 1;
        },
      };
    },
  };
  const userConfiguration: UserConfiguration = {
    get isManaged() {
      return state.isManaged;
    },
    async add(organisation) {
      if (organisation.name === 'full disk') throw new AppError('file.noSpace', 'full');
      state.added.push(organisation);
      return { id: state.profileId, name: organisation.name, demo: false };
    },
    async keepAuthorities(bytes) {
      state.kept.push(bytes);
      return `/authorities/${state.kept.length}.pem`;
    },
  };
  return Object.assign(state, { directory, userConfiguration });
}
