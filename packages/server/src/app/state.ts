/** Where the process is in its life. */
export type Phase = "starting" | "serving" | "draining";

export type Lifecycle = {
	phase(): Phase;
	enter(phase: Phase): void;
};

export function createLifecycle(): Lifecycle {
	let current: Phase = "starting";
	return {
		phase: () => current,
		enter(phase) {
			current = phase;
		},
	};
}
