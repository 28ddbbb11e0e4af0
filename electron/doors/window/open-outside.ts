// The one way out of the window into another program: an e-mail that Ponte wrote itself, or the project's page. The page names no address, and nothing is
// opened before the person has agreed.
import type { BrowserWindow } from 'electron'
import { shell } from 'electron'
import type { Translator } from '../../../shared/i18n/translator.ts'
import { ponteHomepage } from '../../ponte-version.ts'
import type { Outside } from './dialogs.ts'
import { askToOpen } from './dialogs.ts'

/** How it went; `no-program` where the system knows none for it. */
export type Opened = 'opened' | 'declined' | 'no-program'

/** Asks, then opens. Throws for an address that is not one of the two. */
export async function openOutside(window: BrowserWindow, translator: Translator, outside: Outside, address: string): Promise<Opened> {
  if (!isAllowed[outside](address)) throw new Error(`Ponte does not open ${outside} ${address.slice(0, 100)}`)
  if (!(await askToOpen(window, translator, outside))) return 'declined'
  return shell.openExternal(address).then(
    () => 'opened',
    () => 'no-program',
  )
}

const isAllowed: Readonly<Record<Outside, (address: string) => boolean>> = {
  // Without a recipient, and with nothing that attaches a file.
  email: (address) => /^mailto:\?subject=[\w.!~*'()%-]*&body=[\w.!~*'()%-]*$/.test(address),
  homepage: (address) => address === ponteHomepage && address.startsWith('https://'),
}
