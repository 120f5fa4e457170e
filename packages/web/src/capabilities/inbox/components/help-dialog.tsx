import { Fragment, useSyncExternalStore } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { Dialog, Kbd, Switch } from "../../../shared/kit/index.ts";
import { queueAlertStore } from "../../../shared/live/index.ts";
import { inboxText } from "../text.ts";

const shortcuts = [
	["key.move", ["J K", "↑ ↓"]],
	["key.open", ["Enter"]],
	["key.take", ["T"]],
	["key.handBack", ["B"]],
	["key.reply", ["R"]],
	["key.send", ["Ctrl Enter"]],
	["key.help", ["?"]],
] as const;

/** Which keys there are, and how one wants to be told that somebody waits. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
	const t = useText(inboxText);
	const alerts = useSyncExternalStore(queueAlertStore.subscribe, queueAlertStore.read);
	return (
		<Dialog open onOpenChange={onClose} size="sm" title={t("help")}>
			<div className="grid gap-5">
				<section className="grid gap-2">
					<h3 className="font-medium text-ink-faint text-xs">{t("shortcuts")}</h3>
					<dl className="grid gap-1.5">
						{shortcuts.map(([text, keys]) => (
							<div key={text} className="flex items-center justify-between gap-4">
								<dt>{t(text)}</dt>
								<dd className="flex items-center gap-1.5 text-ink-faint text-xs">
									{keys.map((key, index) => (
										<Fragment key={key}>
											{index > 0 && t("or")}
											<Kbd>{key}</Kbd>
										</Fragment>
									))}
								</dd>
							</div>
						))}
					</dl>
				</section>
				<section className="grid gap-3">
					<h3 className="font-medium text-ink-faint text-xs">{t("alerts")}</h3>
					{(["sound", "flash"] as const).map((kind) => (
						<Switch
							key={kind}
							label={t(`alert.${kind}`)}
							checked={alerts[kind]}
							onCheckedChange={(on) => queueAlertStore.change({ [kind]: on })}
						/>
					))}
				</section>
			</div>
		</Dialog>
	);
}
