import { recall, remembered } from '../data/remembered.ts';
import { type Language, languageFor } from './languages.ts';

/** The language of the first paint, before the core has told what was chosen. */
export const firstLanguage = (): Language => languageFor(recall('language', remembered.language), navigator.languages);
