// Which place is on screen. It follows the page's address, so that links, the browser's back button and bookmarks within one start all work.
import { createContext } from 'svelte'
import type { PlaceName } from '../places.ts'

/** Where the person is. */
export class PlacesState {
  current: PlaceName
  readonly #names: readonly PlaceName[]
  readonly #setFragment: (fragment: string) => void

  constructor(names: readonly PlaceName[], fragment: string, setFragment: (fragment: string) => void) {
    this.#names = names
    this.#setFragment = setFragment
    this.current = $state(this.#find(fragment))
  }

  /** Shows the place that the address names; the first one when it names none. */
  follow(fragment: string): void {
    this.current = this.#find(fragment)
  }

  /** Tells whether this place is on screen. */
  isAt(name: string): boolean {
    return name === this.current
  }

  /** Goes to a place as a link to it would. */
  go(name: PlaceName): void {
    this.current = name
    this.#setFragment(`#${name}`)
  }

  #find(fragment: string): PlaceName {
    return this.#names.find((name) => `#${name}` === fragment) ?? 'check'
  }
}

/** The place of the component tree, given by App.svelte. */
export const [usePlaces, providePlaces] = createContext<PlacesState>()
