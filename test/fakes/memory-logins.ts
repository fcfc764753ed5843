import type { KeptLogin, KeptLogins } from '#main/ports/connection/kept-logins.ts';
import { AppError } from '#shared/errors.ts';

/** Logins kept in memory. */
export function memoryLogins(kept: Readonly<Record<string, KeptLogin>> = {}): KeptLogins {
  const logins = new Map(Object.entries(kept));
  return {
    has: async (place) => logins.has(place),
    async read(place) {
      const login = logins.get(place);
      if (login === undefined) throw new AppError('login.missing', place);
      return login;
    },
    keep: async (place, login) => void logins.set(place, login),
    forget: async (place) => void logins.delete(place),
  };
}
