import { type FormEvent, type ReactNode, useId } from "react";
import { useProblemText } from "../api/index.ts";
import { commonText, useText } from "../i18n/index.ts";
import { Banner, Button, cn, Dialog } from "../kit/index.ts";

type Props = {
	title: string;
	description?: string;
	size?: "sm" | "md" | "lg";
	/** What the button that sends it says. */
	action: string;
	pending: boolean;
	disabled?: boolean;
	/** Why it was refused; said above the fields. */
	error: Error | null;
	/** The grid of its fields. */
	className?: string;
	onClose: () => void;
	onSubmit: (event: FormEvent) => void;
	children: ReactNode;
};

/** A form in a dialog, with its buttons at the bottom. Its values are checked by `useForm`, not by the browser. */
export function FormDialog(props: Props) {
	const { title, description, size, action, pending, disabled = false, error, className, onClose, onSubmit } = props;
	const common = useText(commonText);
	const problem = useProblemText();
	const id = useId();
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={title}
			{...(description === undefined ? {} : { description })}
			{...(size === undefined ? {} : { size })}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={pending} disabled={disabled}>
						{action}
					</Button>
				</>
			}
		>
			<form id={id} noValidate className={cn("grid gap-4", className)} onSubmit={onSubmit}>
				{error && (
					<div className="col-span-full">
						<Banner tone="bad" role="alert">
							{problem(error)}
						</Banner>
					</div>
				)}
				{props.children}
			</form>
		</Dialog>
	);
}
