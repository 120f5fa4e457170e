const flashMs = 1000;

/** Two short tones. Browsers keep silent until the page was used once. */
export function ring(): void {
	const context = new AudioContext();
	const gain = new GainNode(context, { gain: 0.08 });
	gain.connect(context.destination);
	[0, 0.18].forEach((at, index) => {
		const tone = new OscillatorNode(context, { frequency: index === 0 ? 660 : 880 });
		tone.connect(gain);
		tone.start(context.currentTime + at);
		tone.stop(context.currentTime + at + 0.12);
		if (index === 1) tone.onended = () => void context.close();
	});
}

/** Shows the text in turns with the tab's title until the tab is looked at. Returns how to stop. */
export function flashTitle(text: string): () => void {
	if (document.visibilityState === "visible" && document.hasFocus()) return () => undefined;
	const usual = document.title;
	const stop = () => {
		clearInterval(timer);
		removeEventListener("focus", stop);
		if (document.title === text) document.title = usual;
	};
	const timer = setInterval(() => {
		document.title = document.title === text ? usual : text;
	}, flashMs);
	addEventListener("focus", stop);
	return stop;
}
