import { ImagePlus } from "lucide-react";
import { useRef } from "react";
import { ApiError, useProblemText } from "../../../shared/api/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, IconButton } from "../../../shared/kit/index.ts";
import { picturesText } from "../../../shared/pictures/index.ts";
import { chatText } from "../chat-text.ts";
import type { Pictures } from "../queries/use-pictures.ts";

export const pictureTypes = ["image/jpeg", "image/png", "image/webp", "image/gif"];

/** Chooses pictures to send. */
export function PictureButton({ onChoose }: { onChoose: (files: readonly File[]) => void }) {
	const t = useText(chatText);
	const input = useRef<HTMLInputElement>(null);
	return (
		<>
			<IconButton label={t("picture")} icon={<ImagePlus />} onClick={() => input.current?.click()} />
			<input
				ref={input}
				type="file"
				hidden
				multiple
				accept={pictureTypes.join(",")}
				onChange={({ currentTarget }) => {
					onChoose([...(currentTarget.files ?? [])]);
					currentTarget.value = "";
				}}
			/>
		</>
	);
}

/** A file that is too large, or no picture, is not taken the next time either. */
const mayPass = (error: unknown): boolean =>
	error !== null && !(error instanceof ApiError && (error.status === 413 || error.status === 415));

/** What is under way, and what did not arrive. */
export function PicturesSending({ pictures, retry, discard }: Pick<Pictures, "pictures" | "retry" | "discard">) {
	const t = useText(chatText);
	const common = useText(commonText);
	const seen = useText(picturesText);
	const problem = useProblemText();
	if (pictures.length === 0) return null;
	return (
		<ul aria-label={t("picturesSending")} className="grid min-w-0 gap-1.5">
			{pictures.map((one) => {
				const { key, file, progress, imageId, error, refused } = one;
				const failed = error !== null || refused !== null;
				return (
					<li
						key={key}
						data-failed={failed}
						className="grid min-w-0 gap-1 rounded-lg border border-line px-3 py-2 text-xs data-[failed=true]:border-bad"
					>
						<div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
							<span className="min-w-0 flex-1 truncate font-medium">{file.name}</span>
							{failed ? (
								<>
									{mayPass(error) && (
										<Button size="sm" onClick={() => retry(one)}>
											{common("retry")}
										</Button>
									)}
									<Button size="sm" variant="ghost" onClick={() => discard(key)}>
										{t("discard")}
									</Button>
								</>
							) : (
								<span className="text-ink-soft">{imageId === null ? t("sending") : seen("queued")}</span>
							)}
						</div>
						{failed ? (
							<p role="alert" className="text-bad-ink">
								{refused === null ? `${t("notSent")}: ${problem(error)}` : seen(`refused.${refused}`)}
							</p>
						) : (
							<progress
								aria-label={file.name}
								max={1}
								{...(imageId === null ? { value: progress } : {})}
								className="h-1 w-full accent-brand"
							/>
						)}
					</li>
				);
			})}
		</ul>
	);
}
