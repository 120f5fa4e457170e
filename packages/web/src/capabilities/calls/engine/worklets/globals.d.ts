/** What exists in an AudioWorklet's scope and TypeScript's DOM library leaves out (Web Audio API, AudioWorkletGlobalScope). */
declare const sampleRate: number;

declare abstract class AudioWorkletProcessor {
	readonly port: MessagePort;
	process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}

declare function registerProcessor(
	name: string,
	processor: new (options: { processorOptions: unknown }) => AudioWorkletProcessor,
): void;
