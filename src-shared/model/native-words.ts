import { z } from 'zod';

const Word = z.string().min(1).max(120);
const FileWords = z.object({ title: Word, filterName: Word });

/** What a person reads outside the page. The page supplies it, so that all words live in one place and one language. */
export const NativeWords = z.object({
  dialogs: z.object({
    saveKey: FileWords,
    saveKeyPackage: FileWords,
    saveKit: z.object({ title: Word }),
    saveTpmFile: FileWords,
    openTpmFile: FileWords,
    openAuthorities: FileWords,
  }),
  menu: z.object({
    file: Word,
    lock: Word,
    signOut: Word,
    settings: Word,
    quit: Word,
    edit: Word,
    view: Word,
    help: Word,
    about: Word,
  }),
});
export type NativeWords = z.infer<typeof NativeWords>;
