/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";

const largest = { width: 220, height: 180 };

/** Drawn on a canvas: a policy of the page that allows no foreign pictures does not stand in its way. */
export function PictureView({ label, load }: { label: string; load: () => Promise<Blob> }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const [failed, setFailed] = useState(false);
	useEffect(() => {
		const draw = async () => {
			const bitmap = await createImageBitmap(await load());
			const element = canvas.current;
			if (!element) return;
			const scale = Math.min(1, largest.width / bitmap.width, largest.height / bitmap.height);
			const ratio = Math.min(2, devicePixelRatio || 1);
			const [width, height] = [Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale)];
			[element.width, element.height] = [width * ratio, height * ratio];
			element.style.width = `${width}px`;
			element.getContext("2d")?.drawImage(bitmap, 0, 0, element.width, element.height);
			bitmap.close();
		};
		draw().catch(() => setFailed(true));
	}, []);
	return failed ? <p class="bubble">{label}</p> : <canvas ref={canvas} class="picture" role="img" aria-label={label} />;
}
