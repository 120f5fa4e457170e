/** @jsxImportSource preact */
import type { Upload } from "../chat/images.ts";
import { PictureView } from "./picture.tsx";
import { useChat, useSecondsUntil } from "./use-chat.ts";

const mayRetry = new Set(["offline", "wait", "not-taken"]);

export function UploadView({ upload: { key, file, progress, problem, until } }: { upload: Upload }) {
	const { chat, text } = useChat();
	const seconds = useSecondsUntil(until);
	const name = file.name || "image";
	return (
		<div class="line contact upload">
			{problem === null && <PictureView label={text.uploading(name)} load={async () => file} />}
			{problem === null && <progress value={progress} max={1} aria-label={text.uploading(name)} />}
			{problem && (
				<div class="problem" role="alert">
					<p>
						<strong>{name}</strong> {seconds > 0 ? text.wait(seconds) : text.imageProblems[problem]}
					</p>
					{mayRetry.has(problem) && seconds === 0 && (
						<button type="button" class="small" onClick={() => chat.retryImage(key)}>
							{text.retry}
						</button>
					)}
					<button type="button" class="small" onClick={() => chat.dropImage(key)}>
						{text.remove}
					</button>
				</div>
			)}
		</div>
	);
}
