// Asks veraPDF whether PDF files keep to PDF/UA-1 and to the PDF/A that they claim.
// `java -cp ... Conformance < list`: each line of the list is a flavour (ua1, 2a), a tab and a file. For each, a line
// `result`, flavour, file, how many checks, how many failed; before it a line `fault` for each rule that failed.
//
// The engine reads its rules with JAXB, which the jar it comes in leaves out; so they are read here with the JDK's DOM.

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

public final class Conformance {
    private static final Map<String, ValidationProfile> RULES = new HashMap<>();
    private static final int SHOWN_PER_RULE = 50;

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader list = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = list.readLine(); line != null; line = list.readLine()) {
            String[] parts = line.split("\t", 2);
            try {
                judge(out, parts[0], parts[1]);
            } catch (Exception | StackOverflowError fault) {
                row(out, "fault", parts[0], parts[1], "unreadable", "1", fault.toString());
                row(out, "result", parts[0], parts[1], "1", "1");
            }
        }
    }

    private static void judge(PrintStream out, String flavour, String file) throws Exception {
        PDFAFlavour wanted = PDFAFlavour.fromString(flavour);
        if (wanted == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("no flavour " + flavour);
        }
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), wanted);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(rules(flavour), SHOWN_PER_RULE, true, false, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> first = new LinkedHashMap<>();
            Map<String, Integer> often = new HashMap<>();
            int failed = 0;
            for (TestAssertion check : result.getTestAssertions()) {
                if (check.getStatus() == TestAssertion.Status.PASSED) {
                    continue;
                }
                failed++;
                String rule = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
                often.merge(rule, 1, Integer::sum);
                first.putIfAbsent(rule, check.getMessage() + " (" + check.getLocation().getContext() + ")");
            }
            for (Map.Entry<String, String> fault : first.entrySet()) {
                row(out, "fault", flavour, file, fault.getKey(), "" + often.get(fault.getKey()), fault.getValue());
            }
            int bad = result.isCompliant() ? failed : Math.max(failed, 1);
            row(out, "result", flavour, file, "" + result.getTotalAssertions(), "" + bad);
        }
    }

    private static void row(PrintStream out, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].replaceAll("\\s+", " ");
        }
        out.println(String.join("\t", cells));
    }

    private static ValidationProfile rules(String flavour) throws Exception {
        if (!RULES.containsKey(flavour)) {
            String name = flavour.startsWith("ua") ? "PDFUA-" + flavour.substring(2) : "PDFA-" + flavour.toUpperCase();
            try (InputStream in = Conformance.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
                RULES.put(flavour, read(in));
            }
        }
        return RULES.get(flavour);
    }

    private static ValidationProfile read(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
        Set<Rule> rules = new HashSet<>();
        for (Element rule : all(root, "rule")) {
            Element id = all(rule, "id").get(0);
            RuleId name = Profiles.ruleIdFromValues(
                    PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                    id.getAttribute("clause"),
                    Integer.parseInt(id.getAttribute("testNumber")));
            Element error = all(rule, "error").get(0);
            List<ErrorArgument> arguments = new ArrayList<>();
            for (Element argument : all(error, "argument")) {
                String called = argument.getAttribute("name");
                arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), called.isEmpty() ? null : called, null));
            }
            Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
            rules.add(Profiles.ruleFromValues(
                    name, rule.getAttribute("object"), deferred, rule.getAttribute("tags"), words(rule, "description"),
                    words(rule, "test"), Profiles.errorFromValues(words(error, "message"), arguments), new ArrayList<>()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"), variable.getAttribute("object"),
                    words(variable, "defaultValue"), words(variable, "value")));
        }
        return Profiles.profileFromValues(
                PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.profileDetailsFromValues("rules", "rules", "rules", new Date(0)), "", rules, variables);
    }

    private static List<Element> all(Element within, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = within.getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    // The text of a child; what stands deeper belongs to another.
    private static String words(Element within, String name) {
        for (Node node = within.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element && name.equals(node.getLocalName())) {
                return node.getTextContent();
            }
        }
        return "";
    }
}
