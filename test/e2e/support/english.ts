/** The environment of a console that tests read: in English, whatever their machine speaks. */
export const ENGLISH = { LANGUAGE: 'en_US' } as const;
