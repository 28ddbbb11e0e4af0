// The application menu, as each system's users expect it. What a menu does is Electron's, by role; the words are Ponte's, in the person's language.
import type { MenuItemConstructorOptions } from 'electron'
import type { PlainMessageId } from '../../../shared/i18n/message.ts'

/** What the menus of Ponte itself lead to. */
export interface MenuActions {
  readonly openReport: () => void
  readonly showAbout: () => void
  readonly lookForNewVersion: () => void
}

type Say = (id: PlainMessageId) => string

/** Lists the menus for an operating system. Zooming is there for people who read large; reloading and tools only while Ponte is developed. */
export function menuTemplate(
  platform: NodeJS.Platform,
  isDevelopment: boolean,
  say: Say,
  { openReport, showAbout, lookForNewVersion }: MenuActions,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const about: MenuItemConstructorOptions = { label: say('window.menu.about'), click: showAbout }
  const newVersion: MenuItemConstructorOptions = { label: say('window.menu.new-version'), click: lookForNewVersion }
  const quit: MenuItemConstructorOptions = { role: 'quit', label: say('window.menu.quit') }
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const open: MenuItemConstructorOptions = { label: say('window.menu.open'), accelerator: 'CommandOrControl+O', click: openReport }
  const application: MenuItemConstructorOptions = {
    label: 'Ponte',
    submenu: [
      about,
      newVersion,
      separator,
      { role: 'hide', label: say('window.menu.hide') },
      { role: 'hideOthers', label: say('window.menu.hide-others') },
      { role: 'unhide', label: say('window.menu.show-all') },
      separator,
      quit,
    ],
  }
  const help: MenuItemConstructorOptions = { role: 'help', label: say('window.menu.help'), submenu: [newVersion, separator, about] }
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom', label: say('window.menu.actual-size') },
    { role: 'zoomIn', label: say('window.menu.zoom-in') },
    { role: 'zoomOut', label: say('window.menu.zoom-out') },
    { role: 'togglefullscreen', label: say('window.menu.full-screen') },
  ]
  if (isDevelopment) view.push({ role: 'reload' }, { role: 'toggleDevTools' })
  return [
    ...(isMac ? [application] : []),
    { label: say('window.menu.file'), submenu: [open, separator, isMac ? { role: 'close', label: say('window.menu.close') } : quit] },
    {
      label: say('window.menu.edit'),
      submenu: [
        { role: 'undo', label: say('window.menu.undo') },
        { role: 'redo', label: say('window.menu.redo') },
        separator,
        { role: 'cut', label: say('window.menu.cut') },
        { role: 'copy', label: say('window.menu.copy') },
        { role: 'paste', label: say('window.menu.paste') },
        { role: 'selectAll', label: say('window.menu.select-all') },
      ],
    },
    { label: say('window.menu.view'), submenu: view },
    {
      role: 'window',
      label: say('window.menu.window'),
      submenu: [
        { role: 'minimize', label: say('window.menu.minimise') },
        ...(isMac ? [] : [{ role: 'close', label: say('window.menu.close') } as const]),
      ],
    },
    ...(isMac ? [] : [help]),
  ]
}
