import { useEffect } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { Button } from "../../../shared/kit/index.ts";
import { assistantsText } from "../text.ts";

/** Says that there is something to save, at the foot of the page; also ⌘S. */
export function SaveBar({ visible, saving, onSave }: { visible: boolean; saving: boolean; onSave: () => void }) {
	const t = useText(assistantsText);
	useEffect(() => {
		if (!visible) return;
		const onKey = (event: KeyboardEvent) => {
			if (event.key.toLowerCase() !== "s" || !(event.metaKey || event.ctrlKey)) return;
			event.preventDefault();
			if (!saving) onSave();
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	}, [visible, saving, onSave]);
	if (!visible) return null;
	return (
		<section
			aria-label={t("unsaved")}
			className="sticky bottom-4 z-20 mx-auto flex w-full max-w-xl animate-rise-in items-center justify-between gap-4 rounded-xl border border-line bg-surface py-2.5 pr-2.5 pl-4 shadow-pop dark:bg-raised"
		>
			<p className="font-medium">{t("unsaved")}</p>
			<Button variant="primary" loading={saving} onClick={onSave}>
				{t("saveDraft")}
			</Button>
		</section>
	);
}
