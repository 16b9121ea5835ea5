use crate::check_script;

#[test]
fn telugu() {
    check_script(&[
        ("వెంకటేశ్వరరావు", "VENKATESWARARAO", ""),
        ("నరసింహ రెడ్డి", "NARASIMHA<REDDY", ""),
        ("సత్యనారాయణ మూర్తి", "SATYANARAYANA<MURTHY", ""),
        ("విశ్వనాథ్", "VISWANATH", ""),
        ("సుందరం", "SUNDARAM", ""),
        ("చంద్రబాబు నాయుడు", "CHANDRABABU<NAIDU", ""),
        ("సింహాచలం", "SIMHACHALAM", ""),
        ("శ్యామ్", "SHYAM", ""),
        ("పూర్వి", "PURVI", ""),
        ("పువ్వుల", "PUVVULA", ""),
        ("సుజాత", "SUJATA", "SUJATHA"),
        ("అనూరాధ", "ANURADHA", ""),
        ("గౌతమ్", "GOWTAM", "GOWTHAM"),
        ("జ్ఞానేశ్వర్", "GNANESWAR", ""),
    ]);
}

#[test]
fn kannada() {
    check_script(&[
        ("ನಾರಾಯಣ ಮೂರ್ತಿ", "NARAYANA<MURTHY", ""),
        ("ಶ್ರೀನಿವಾಸ ರಾವ್", "SHRINIVASA<RAO", ""),
        ("ಸೌಮ್ಯ ಶೆಟ್ಟಿ", "SOWMYA<SHETTY", ""),
        ("ಮಂಜುನಾಥ", "MANJUNATHA", ""),
        ("ಬಸವರಾಜ್", "BASAVARAJ", ""),
        ("ನರಸಿಂಹ", "NARASIMHA", ""),
        ("ವಿಶ್ವನಾಥ್", "VISHWANATH", ""),
        ("ಫ಼ಾತಿಮಾ", "FATIMA", ""),
        ("ಚೆನ್ನಮ್ಮ", "CHENNAMMA", ""),
        ("ಸಿದ್ದರಾಮಯ್ಯ", "SIDDARAMAYYA", "SIDDARAMAIAH"),
        ("ಅನಂತಕುಮಾರ್", "ANANTAKUMAR", "ANANTHKUMAR"),
    ]);
}
