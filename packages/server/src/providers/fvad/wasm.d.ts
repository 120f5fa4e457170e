declare module "@echogarden/fvad-wasm" {
	/** libfvad compiled by Emscripten: plain C functions over one linear memory. */
	export type FvadModule = {
		readonly HEAP16: Int16Array;
		_malloc(bytes: number): number;
		_free(pointer: number): void;
		/** 0 when there is no memory. */
		_fvad_new(): number;
		_fvad_free(instance: number): void;
		/** 0 quality … 3 very aggressive; -1 when invalid. */
		_fvad_set_mode(instance: number, mode: number): number;
		/** Hertz; -1 when unsupported. */
		_fvad_set_sample_rate(instance: number, sampleRate: number): number;
		/** 1 speech, 0 not, -1 when the frame's length is invalid. */
		_fvad_process(instance: number, frame: number, length: number): number;
	};
	// biome-ignore lint/style/noDefaultExport: the package exports it so.
	export default function createFvad(): Promise<FvadModule>;
}
