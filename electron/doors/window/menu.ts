// The application menu: what keyboards and macOS expect, and nothing of Ponte's own. The words are Electron's, by role.
import type { MenuItemConstructorOptions } from 'electron'

/** Lists the menus for an operating system. Zooming is there for people who read large; reloading and tools only while Ponte is developed. */
export function menuTemplate(platform: NodeJS.Platform, isDevelopment: boolean): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }]
  if (isDevelopment) view.push({ role: 'reload' }, { role: 'toggleDevTools' })
  return [
    { role: platform === 'darwin' ? 'appMenu' : 'fileMenu' },
    { role: 'editMenu' },
    { role: 'viewMenu', submenu: view },
    { role: 'windowMenu' },
  ]
}
