// The engine for views that ask it themselves. The checks of the first place go through DiagnosisState.
import { createContext } from 'svelte'
import type { PonteApi } from '../../shared/ipc/contract.ts'

/** The engine of the component tree, given by App.svelte. */
export const [useEngine, provideEngine] = createContext<PonteApi>()
