import type { Contact } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Badge, Button, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { WriteFirstButton } from "../../../shared/whatsapp/index.ts";
import { ConsentsCard } from "../components/consents-card.tsx";
import { ContactDialog } from "../components/contact-dialog.tsx";
import { ContactRights } from "../components/contact-rights.tsx";
import { DetailsCard } from "../components/details-card.tsx";
import { MemoryCard } from "../components/memory-card.tsx";
import { DuplicatesCard, MergesCard } from "../components/merge-cards.tsx";
import { contactQuery } from "../queries/contacts.ts";
import { contactsText } from "../text.ts";

const route = getRouteApi("/shell/contacts/$contactId");

export function ContactPage() {
	const { contactId } = route.useParams();
	const contact = useQuery(contactQuery(contactId));
	return (
		<Page width="narrow">
			<QueryView query={contact}>{(data) => <Detail contact={data} />}</QueryView>
		</Page>
	);
}

function Detail({ contact }: { contact: Contact }) {
	const t = useText(contactsText);
	const common = useText(commonText);
	const can = useCan();
	const [editing, setEditing] = useState(false);
	return (
		<>
			<PageHeader
				title={contact.name ?? t("noName")}
				back={
					<Link to="/contacts" className="w-fit rounded">
						<BackLabel>{t("back")}</BackLabel>
					</Link>
				}
				aside={<Badge>{t("conversations", { count: contact.conversations })}</Badge>}
				actions={
					<>
						<WriteFirstButton contactId={contact.id} />
						{can("contacts:write") && (
							<Button onClick={() => setEditing(true)}>
								<Pencil aria-hidden />
								{common("edit")}
							</Button>
						)}
						<ContactRights contactId={contact.id} />
					</>
				}
			/>
			<DuplicatesCard contact={contact} />
			<DetailsCard contact={contact} />
			<ConsentsCard contact={contact} />
			<MemoryCard contact={contact} />
			<MergesCard contact={contact} />
			{editing && (
				<ContactDialog contact={contact} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />
			)}
		</>
	);
}
