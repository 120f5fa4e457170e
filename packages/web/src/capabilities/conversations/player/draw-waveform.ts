import { toBars } from "./bars.ts";

type Lane = { peaks: readonly number[]; colour: string };
export type WaveformPicture = {
	/** Upper and lower lane. */
	lanes: readonly [Lane, Lane];
	/** Stretches of the lower lane that are a person's, as shares 0–1 of the whole. */
	people: readonly (readonly [from: number, to: number])[];
	personColour: string;
	/** Colour of the line where it plays and between the lanes. */
	ink: string;
	/** Played share, 0–1. */
	played: number;
};

const pitch = 3;
const barWidth = 2;
const ahead = 0.4;

/** Draws two lanes of bars; what is still to come is paler. Sizes in CSS pixels. */
export function drawWaveform(canvas: HTMLCanvasElement, picture: WaveformPicture): void {
	const { lanes, people, personColour, ink, played } = picture;
	const { clientWidth: width, clientHeight: height } = canvas;
	const scale = devicePixelRatio || 1;
	if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
	if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
	const context = canvas.getContext("2d");
	if (!context) return;
	context.setTransform(scale, 0, 0, scale, 0, 0);
	context.clearRect(0, 0, width, height);
	const count = Math.max(1, Math.floor(width / pitch));
	const laneHeight = height / 2;
	const playedTo = played * width;
	lanes.forEach(({ peaks, colour }, lane) => {
		const middle = laneHeight * (lane + 0.5);
		toBars(peaks, count).forEach((peak, bar) => {
			const x = bar * pitch;
			const tall = Math.max(1.5, peak * (laneHeight - 8));
			const person = lane === 1 && people.some(([from, to]) => x >= from * width && x < to * width);
			context.fillStyle = person ? personColour : colour;
			context.globalAlpha = x <= playedTo ? 1 : ahead;
			context.fillRect(x, middle - tall / 2, barWidth, tall);
		});
	});
	context.fillStyle = ink;
	context.globalAlpha = 0.12;
	context.fillRect(0, laneHeight - 0.5, width, 1);
	context.globalAlpha = 1;
	context.fillRect(Math.min(width - 1.5, playedTo), 0, 1.5, height);
}
