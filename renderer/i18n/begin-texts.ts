import { firstLanguage } from './first-language.ts';
import { textsIn } from './texts.ts';

// Nothing is drawn without its texts: they are on their way while the rest of the window's script is run. Where they do
// not come, whoever waits for them is told.
textsIn(firstLanguage()).catch(() => undefined);
