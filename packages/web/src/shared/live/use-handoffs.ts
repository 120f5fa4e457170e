import { useSyncExternalStore } from "react";
import { type Handoff, handoffStore } from "./handoffs.ts";

/** Who waits for a person, the latest first. The shell keeps it up to date. */
export const useHandoffs = (): readonly Handoff[] => useSyncExternalStore(handoffStore.subscribe, handoffStore.read);
