// The places of the interface: what its navigation leads to. A place is added by its name, its entry here and its view; what the view shows and
// its texts are loaded when somebody goes there.
import type { Component } from 'svelte'
import type { PlainMessageId } from '../shared/i18n/message.ts'
import type { Catalogue } from './load-texts.ts'

/** The names of the places, as they stand in the page's address behind `#`, in the order of the navigation. */
const placeNames = ['check', 'proxy', 'computer', 'report', 'save'] as const
export type PlaceName = (typeof placeNames)[number]

/** A part of the interface that is fetched when it is first shown. It finds what it needs through its contexts. */
export interface LazyPart {
  readonly load: () => Promise<{ readonly default: Component }>
  /** The catalogues that it says its sentences from, beside the interface's own. */
  readonly texts: readonly Catalogue[]
}

/** One place. */
export interface Place {
  /** Its name in the navigation; absent where it is reached from another place only. */
  readonly label?: PlainMessageId
  /** The words of the link to it on the first screen; absent where that shows none. */
  readonly startAction?: PlainMessageId
  /** Absent for the first place, whose screens App.svelte chooses. */
  readonly part?: LazyPart
}

/** The checks before, below the field of the first screen. */
export const recentPart: LazyPart = { load: () => import('./components/RecentChecks.svelte'), texts: ['diagnosis', 'history'] }

/** A running check and its result. */
export const checkPart: LazyPart = { load: () => import('./views/CheckView.svelte'), texts: ['diagnosis', 'report'] }

const places: Readonly<Record<PlaceName, Place>> = {
  check: { label: 'interface.place.check' },
  proxy: {
    label: 'interface.place.proxy',
    startAction: 'interface.start.check-proxy',
    part: { load: () => import('./views/ProxyCheckView.svelte'), texts: ['diagnosis', 'proxy-check'] },
  },
  computer: {
    label: 'interface.place.computer',
    startAction: 'interface.start.look-at-computer',
    part: { load: () => import('./views/ComputerView.svelte'), texts: ['report', 'proxy-check', 'computer'] },
  },
  report: {
    label: 'interface.place.report',
    startAction: 'interface.start.open-report',
    part: { load: () => import('./views/OpenedView.svelte'), texts: ['diagnosis', 'report'] },
  },
  save: { part: { load: () => import('./views/SaveView.svelte'), texts: ['diagnosis', 'report', 'save'] } },
}

/** Every place with its name, in the order of the navigation. */
export const placeList: readonly (Place & { readonly name: PlaceName })[] = placeNames.map((name) => ({ name, ...places[name] }))
